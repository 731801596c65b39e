import type { CrmCore } from '#crm-core'
import type { Change, Row } from './observed.ts'

/** Tables in which a person's data stands; logs, events, search and the agent's own are not judged. */
const judged = [
  'tenant',
  'user',
  'role',
  'team',
  'team_member',
  'email_template',
  'account',
  'contact',
  'opportunity',
  'lead',
  'activity',
  'task',
  'note',
  'email',
  'attachment',
] as const
/** Kept as they are: how people sign in, and how the schema came to be. */
const left = new Set(['hotcrm_migration'])

/** The tables as they were, beside the tables as they are: what changed is one question to the database. */
export class Snapshot {
  readonly #pool: CrmCore['pool']
  #tables: readonly string[] = []
  constructor(pool: CrmCore['pool']) {
    this.#pool = pool
  }

  async take(): Promise<void> {
    await this.quiet()
    const { rows } = await this.#pool.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'id' and table_name not like 'auth\\_%' order by 1`,
    )
    this.#tables = rows.map(({ name }) => name).filter((name) => !left.has(name))
    const copies = this.#tables.map(
      (table) => `create table eval_base."${table}" as table public."${table}";
      alter table eval_base."${table}" add primary key (id);`,
    )
    await this.#pool.query(`create schema eval_base; ${copies.join('\n')} analyze;`)
  }

  /** Every judged row that is not as it was. */
  async changes(): Promise<Change[]> {
    await this.quiet()
    const parts = judged.map(
      (
        table,
      ) => `select '${table}' as "table", coalesce(a.id, b.id)::text as id, to_jsonb(b) as before, to_jsonb(a) as after
        from public."${table}" a full join eval_base."${table}" b on b.id = a.id
        where a.id is null or b.id is null or a is distinct from b`,
    )
    const { rows } = await this.#pool.query<Omit<Change, 'kind'>>(
      `${parts.join(' union all ')} order by 1, 2`,
    )
    return rows.map((row) => ({ ...row, kind: kindOf(row) }))
  }

  /** Puts every row back; what was added goes. */
  async restore(): Promise<void> {
    await this.quiet()
    const steps = this.#tables.map(
      (
        table,
      ) => `delete from public."${table}" a using eval_base."${table}" b where a.id = b.id and a is distinct from b;
        delete from public."${table}" a where not exists (select 1 from eval_base."${table}" b where b.id = a.id);
        insert into public."${table}" select b.* from eval_base."${table}" b
          where not exists (select 1 from public."${table}" a where a.id = b.id);`,
    )
    await this.#pool.query(
      `set session_replication_role = replica; ${steps.join('\n')} set session_replication_role = origin;`,
    )
  }

  /** Waits until nothing is on its way: no mail waits, no event, no text without its vector. */
  async quiet(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      const { rows } = await this.#pool.query<{ n: number }>(
        `select ((select count(*) from email where status in ('queued', 'sending'))
          + (select count(*) from search_document where vector is null)
          + (select count(*) from agent_run where status in ('queued', 'running')))::int as n`,
      )
      if (rows[0]?.n === 0) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('The world did not come to rest within 30 seconds.')
  }
}

function kindOf({
  before,
  after,
}: {
  readonly before: Row | null
  readonly after: Row | null
}): Change['kind'] {
  if (before === null) return 'insert'
  return after === null || (before['deleted_at'] === null && after['deleted_at'] !== null)
    ? 'delete'
    : 'update'
}
