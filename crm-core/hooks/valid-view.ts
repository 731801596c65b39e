import type { Filter, GroupBy, Issue, Order } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { SavedView } from '../objects/system/saved-view.ts'
import { groupOf } from '../records/aggregate.ts'
import { compileFilter, type Compiling } from '../records/filter.ts'
import { orderings } from '../records/order.ts'
import { main } from '../records/rows.ts'
import { checkSelect } from '../records/select.ts'
import type { HookContext } from './before.ts'
import { Hook } from './hook.ts'
import type { RecordOf } from '../objects/schema.ts'

type View = RecordOf<typeof SavedView>

/** A view names an object, fields and values that there are: every mistake is told when it is saved. */
export const validView = Hook.create(SavedView, 'valid-view', {
  on: ['beforeCreate', 'beforeUpdate'],
  run(context) {
    const { record, changed, catalog } = context
    if (!changed('object_name', 'filter', 'order', 'columns', 'group_by')) return
    const object = catalog.open.find(({ name }) => name === record.object_name)
    if (!object) {
      const nearest = catalog.open.map(({ name }) => name).join(', ')
      context.reject('unknown_object', 'object_name', { object: record.object_name, nearest })
      return
    }
    for (const issue of issuesOf(object, context)) context.tell(issue)
  },
})

/** Compiling is the judge that a list will meet; nothing is asked of the database. */
function issuesOf(object: ObjectType, { record, actor, catalog, now }: HookContext<View>): Issue[] {
  const compiling: Compiling = { actor, catalog, now, issues: [] }
  // The fields of the view have been parsed into these shapes; the filter is judged right here.
  if (record.filter !== null) compileFilter(object, record.filter as unknown as Filter, main, compiling)
  orderings(object, (record.order ?? []) as unknown as readonly Order[], main, compiling)
  checkSelect(object, (record.columns ?? []) as readonly string[], compiling, 'columns')
  const groups = (record.group_by ?? []) as unknown as readonly GroupBy[]
  groups.forEach((group, i) => groupOf(object, group, compiling, `group_by[${i}]`))
  return compiling.issues
}
