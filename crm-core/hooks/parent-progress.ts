import { Task } from '../objects/sales/task.ts'
import { Hook } from './hook.ts'

/** A task is as far as its parts are: their mean becomes its progress. */
export const parentProgress = Hook.create(Task, 'parent-progress', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 200,
  run({ record, before, changed, also }) {
    if (!changed('percent_complete', 'status', 'parent_task_id')) return
    const parents = [record.parent_task_id, before?.parent_task_id ?? null].filter((id) => id !== null)
    if (parents.length === 0) return
    also(async (tx) => {
      await tx.query(
        `update task p set percent_complete = part.mean
         from (select parent_task_id as id, round(avg(coalesce(percent_complete, 0))) as mean from task
               where parent_task_id = any($1::uuid[]) and deleted_at is null and status <> 'cancelled'
               group by parent_task_id) part
         where p.id = part.id and p.status not in ('completed', 'cancelled')`,
        [parents],
      )
    })
  },
})
