import { Task } from '../objects/sales/task.ts'
import { Hook } from './hook.ts'

/** A task is as far as its parts are: their mean becomes its progress, and so on up. */
export const parentProgress = Hook.create(Task, 'parent-progress', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async alongside(writes, { tx, follow }) {
    const moved = writes.filter(({ changed }) =>
      changed('percent_complete', 'status', 'parent_task_id', 'deleted_at'),
    )
    const parents = moved.flatMap(({ record, before }) => [
      record.parent_task_id,
      before?.parent_task_id ?? null,
    ])
    const ids = [...new Set(parents)].filter((id) => id !== null)
    if (ids.length === 0) return
    const { rows } = await tx.query<{ id: string; mean: number }>(
      `select p.id, part.mean from task p join (
         select parent_task_id as id, round(avg(coalesce(percent_complete, 0)))::int as mean from task
         where parent_task_id = any($1::uuid[]) and deleted_at is null and status <> 'cancelled'
         group by parent_task_id) part on part.id = p.id
       where p.status not in ('completed', 'cancelled') and p.percent_complete is distinct from part.mean`,
      [ids],
    )
    for (const { id, mean } of rows) follow('task', id, { percent_complete: mean })
  },
})
