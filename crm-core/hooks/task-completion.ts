import { Task } from '../objects/sales/task.ts'
import { Hook } from './hook.ts'

/** A task that is completed says when; one that is opened again forgets it. */
export const taskCompletion = Hook.create(Task, 'task-completion', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set, now }) {
    if (changed('percent_complete') && record.percent_complete === 100 && !changed('status'))
      set('status', 'completed')
    if (!changed('status')) return
    if (record.status === 'completed') {
      if (record.completed_at === null) set('completed_at', now.toISOString())
      set('percent_complete', 100)
      return
    }
    set('completed_at', null)
    if (record.percent_complete === 100) set('percent_complete', 0)
  },
})
