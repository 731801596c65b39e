import { sql, type SQL } from 'drizzle-orm'
import { column, fieldColumn } from '../fields/define.ts'
import type { Catalog } from '../objects/catalog.ts'
import type { ObjectType } from '../objects/schema.ts'
import { readable, tableOf } from './rows.ts'
import type { Scope } from './scope.ts'

/** A name in Chinese characters is written family name first, without a space. */
const han = '[\u3400-\u9fff]'

/** How a record is called, as SQL: a person by both names, a membership by its person, an interview by its applicant. */
export function displaySql(catalog: Catalog, object: ObjectType, alias: string): SQL {
  const shown = fieldColumn(alias, object.all[object.display], object.display)
  if ('first_name' in object.all) {
    const first = column(alias, 'first_name')
    return sql`case when ${shown} ~ ${han} then ${shown} || coalesce(${first}, '') else concat_ws(' ', ${first}, ${shown}) end`
  }
  const [target] = object.all[object.display]?.targets ?? []
  if (target) return nameOf(catalog, target, shown, `${alias}d`)
  return sql`left(${shown}::text, 120)`
}
/** What stands beside the name; the name of a parent only when the actor reaches it. */
export function subtitleSql(
  { actor, catalog }: Pick<Scope, 'actor' | 'catalog'>,
  object: ObjectType,
  alias: string,
): SQL {
  if (!object.subtitle) return sql`null::text`
  const shown = fieldColumn(alias, object.all[object.subtitle], object.subtitle)
  const field = object.all[object.subtitle]
  const [target] = field?.targets ?? []
  if (target)
    return nameOf(catalog, target, shown, `${alias}s`, (alias) =>
      readable(actor, catalog.known(target), alias),
    )
  if (!field?.options) return sql`${shown}::text`
  const words = field.options.map((option) => sql`when ${option.code} then ${option.label[actor.language]}`)
  return sql`case ${shown} ${sql.join(words, sql` `)} end`
}
function nameOf(catalog: Catalog, name: string, id: SQL, alias: string, where?: (alias: string) => SQL): SQL {
  const object = catalog.known(name)
  return sql`(select ${displaySql(catalog, object, alias)} from ${tableOf(object)} ${sql.identifier(alias)}
    where ${column(alias, 'id')} = ${id}${where ? sql` and ${where(alias)}` : sql``})`
}
