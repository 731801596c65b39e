import { systemFields, type Row, type World } from './rows.ts'

/** Two lists that everybody in the workspace finds ready. */
export function views(world: World, author: string): Row<'saved_view'>[] {
  const made = world.calendar.at(-90, 10)
  const shared = { is_shared: true, group_by: null }
  return [
    {
      ...systemFields(world, 'view/hot-leads', author, made),
      ...shared,
      name: 'My hot leads',
      object_name: 'lead',
      filter: {
        and: [
          { field: 'owner_id', op: '=', value: 'me' },
          { field: 'lead_score', op: '>=', value: 70 },
          { field: 'status', op: 'in', value: ['new', 'contacted', 'qualified'] },
        ],
      },
      order: [{ field: 'lead_score', direction: 'desc' }],
      columns: ['last_name', 'company', 'status', 'lead_score', 'owner_id'],
    },
    {
      ...systemFields(world, 'view/closing', author, made),
      ...shared,
      name: '本季度待成交商机',
      object_name: 'opportunity',
      filter: {
        and: [
          { field: 'close_date', op: 'in_period', value: 'this_quarter' },
          { field: 'stage', op: 'not_in', value: ['closed_won', 'closed_lost'] },
        ],
      },
      order: [{ field: 'close_date', direction: 'asc' }],
      columns: ['name', 'account_id', 'stage', 'amount', 'close_date', 'owner_id'],
    },
  ]
}
