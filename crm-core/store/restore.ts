import type pg from 'pg'

type Session = Pick<pg.ClientBase, 'query'>

/** Where a statement that changes the schema leaves a trace. Rows of the server itself lie below 16384. */
const catalogues = [
  'pg_attribute where attrelid >= 16384',
  'pg_index where indexrelid >= 16384',
  ...['attrdef', 'constraint', 'policy', 'proc', 'rewrite', 'trigger', 'type'].map(
    (name) => `pg_${name} where oid >= 16384`,
  ),
  ...['auth_members', 'db_role_setting', 'default_acl', 'event_trigger', 'extension'].map(
    (name) => `pg_${name}`,
  ),
]
const traces = [
  // A row that is changed gets a later xmin than any other has, so count and sum tell.
  ...catalogues.map((rows) => `select (count(*), sum(xmin::text::bigint))::text from ${rows}`),
  // Not its xmin: emptying a table gives it another file.
  `select sum(hashtext(concat_ws(' ', oid, relname, relnamespace, relkind, relacl, relrowsecurity,
     relforcerowsecurity, relowner, reloptions)))::text from pg_class where oid >= 16384`,
  // Every start grants the use of the schema again, which writes the row anew.
  `select sum(hashtext(n::text))::text from pg_namespace n where nspname not like 'pg\\_%'`,
  'select sum(hashtext(r::text))::text from pg_roles r',
  'select sum(hashtext(m::text))::text from hotcrm_migration m',
]
const markOf = `select concat_ws('|', ${traces.map((trace) => `(${trace})`).join(', ')}) as mark`

/** Schemas that came after the migrations: the queue's, the checkpoints'. */
const added = `select format('%I', nspname) as name from pg_namespace
  where nspname not in ('public', 'information_schema') and nspname not like 'pg\\_%'`
/** A table whose file has no length has had no row since it was made or emptied. */
const written = `select c.oid::regclass::text as name from pg_class c
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'hotcrm_migration'
    and pg_relation_size(c.oid) > 0`

/** Tells one schema, with its rights and its migrations, from every other. */
export async function schemaMark(session: Session): Promise<string> {
  const { rows } = await session.query<{ mark: string }>(markOf)
  return rows[0]?.mark ?? ''
}

/**
 * Makes a database that has been used what it was when it was new: what was added goes, tables are
 * emptied, sequences begin again. False when its schema is not the one of the mark; it is of no use then.
 */
export async function restore(session: Session, mark: string): Promise<boolean> {
  await session.query(`BEGIN; SET LOCAL lock_timeout = '5s'; UNLISTEN *`)
  const schemas = await namesOf(session, added)
  if (schemas.length > 0) await session.query(`DROP SCHEMA ${schemas.join(', ')} CASCADE`)
  const tables = await namesOf(session, written)
  if (tables.length > 0) await session.query(`TRUNCATE ${tables.join(', ')} RESTART IDENTITY CASCADE`)
  await session.query('COMMIT')
  return (await schemaMark(session)) === mark
}

async function namesOf(session: Session, text: string): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(text)
  return rows.map(({ name }) => name)
}
