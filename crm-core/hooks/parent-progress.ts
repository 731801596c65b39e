import { Task } from '../objects/sales/task.ts'
import { Hook } from './hook.ts'

/** A task is as far as its parts are: their mean becomes its progress. */
export const parentProgress = Hook.create(Task, 'parent-progress', {
  on: ['beforeCreate', 'beforeUpdate'],
  async alongside(writes, { tx, touched }) {
    const moved = writes.filter(({ changed }) => changed('percent_complete', 'status', 'parent_task_id'))
    const parents = moved.flatMap(({ record, before }) => [
      record.parent_task_id,
      before?.parent_task_id ?? null,
    ])
    const ids = [...new Set(parents)].filter((id) => id !== null)
    if (ids.length === 0) return
    const { rows } = await tx.query<{ id: string }>(
      `update task p set percent_complete = part.mean
       from (select parent_task_id as id, round(avg(coalesce(percent_complete, 0))) as mean from task
             where parent_task_id = any($1::uuid[]) and deleted_at is null and status <> 'cancelled'
             group by parent_task_id) part
       where p.id = part.id and p.status not in ('completed', 'cancelled') returning p.id`,
      [ids],
    )
    touched(
      'task',
      rows.map(({ id }) => id),
    )
  },
})
