import { setTimeout as wait } from 'node:timers/promises'
import type { CrmCore } from '#crm-core'
import type { Change, Row } from './observed.ts'

/** Tables in which a person's data stands; logs, events, search and the agent's own are not judged. */
const judged: ReadonlySet<string> = new Set([
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
])
/** Kept as they are: how people sign in, and how the schema came to be. */
const left = new Set(['hotcrm_migration'])

/** Where the ids of written rows are noted, whoever writes them. */
const notebook = `create schema eval_base;
  create table eval_base._written ("table" text, id uuid, primary key ("table", id));
  create function eval_base.note() returns trigger language plpgsql security definer as $$
  begin
    if tg_op <> 'INSERT' then
      insert into eval_base._written values (tg_table_name, old.id) on conflict do nothing;
    end if;
    if tg_op <> 'DELETE' then
      insert into eval_base._written values (tg_table_name, new.id) on conflict do nothing;
    end if;
    return null;
  end $$;`
const copied = (table: string) => `create table eval_base."${table}" as table public."${table}";
  alter table eval_base."${table}" add primary key (id);
  create trigger eval_note after insert or update or delete on public."${table}"
    for each row execute function eval_base.note();`
const noted = (table: string) => `select id from eval_base._written where "table" = '${table}'`
const compared = (
  table: string,
) => `select '${table}' as "table", w.id::text as id, to_jsonb(b) as before, to_jsonb(a) as after
  from (${noted(table)}) w
  left join public."${table}" a on a.id = w.id left join eval_base."${table}" b on b.id = w.id
  where a is distinct from b`
const putBack = (table: string) => `delete from public."${table}" where id in (${noted(table)});
  insert into public."${table}" select * from eval_base."${table}" where id in (${noted(table)});`

/**
 * The tables as they were, beside the tables as they are. Triggers note every row that is written, so
 * that looking for changes and putting them back touch those rows alone.
 */
export class Snapshot {
  readonly #pool: CrmCore['pool']
  constructor(pool: CrmCore['pool']) {
    this.#pool = pool
  }

  async take(): Promise<void> {
    await this.quiet()
    const { rows } = await this.#pool.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'id' and table_name not like 'auth\\_%' order by 1`,
    )
    const kept = rows.map(({ name }) => name).filter((name) => !left.has(name))
    await this.#pool.query(`${notebook} ${kept.map(copied).join('\n')} analyze;`)
  }

  /** Every judged row that is not as it was. */
  async changes(): Promise<Change[]> {
    await this.quiet()
    const written = (await this.#written()).filter((table) => judged.has(table))
    if (written.length === 0) return []
    const { rows } = await this.#pool.query<Omit<Change, 'kind'>>(
      `${written.map(compared).join(' union all ')} order by 1, 2`,
    )
    return rows.map((row) => ({ ...row, kind: kindOf(row) }))
  }

  /** Puts every row back; what was added goes. */
  async restore(): Promise<void> {
    await this.quiet()
    const written = await this.#written()
    if (written.length === 0) return
    // As a replica no trigger runs: no foreign key is asked about a half-restored table, and nothing is noted.
    await this.#pool.query(
      `set session_replication_role = replica; ${written.map(putBack).join('\n')}
       delete from eval_base._written; set session_replication_role = origin;`,
    )
  }

  async #written(): Promise<string[]> {
    const { rows } = await this.#pool.query<{ name: string }>(
      'select distinct "table" as name from eval_base._written order by 1',
    )
    return rows.map(({ name }) => name)
  }

  /** Waits until nothing is on its way: no mail waits, no event, no hook, no text without its vector. */
  async quiet(): Promise<void> {
    const last = performance.now() + 30_000
    for (let pause = 2; performance.now() < last; pause = Math.min(pause * 2, 50)) {
      const { rows } = await this.#pool.query<{ n: number }>(
        `select ((select count(*) from email where status in ('queued', 'sending'))
          + (select count(*) from outbox_event where relayed_at is null)
          + (select count(*) from hook_delivery where status = 'pending')
          + (select count(*) from search_document where vector is null)
          + (select count(*) from agent_run where status in ('queued', 'running')))::int as n`,
      )
      if (rows[0]?.n === 0) return
      await wait(pause)
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
