import { Task } from '../objects/sales/task.ts'
import { Hook } from './hook.ts'

/** A task is somebody's to do: its owner's, unless it is given to another. */
export const taskAssignee = Hook.create(Task, 'task-assignee', {
  on: 'beforeCreate',
  run({ record, set }) {
    if (record.assigned_to === null) set('assigned_to', record.owner_id)
  },
})
