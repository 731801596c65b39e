import { setTimeout as wait } from 'node:timers/promises'
import type { CrmCore } from '#crm-core'
import type { Change, Row } from './observed.ts'

/** A table with rows of its own or in parts; what a generated column says follows from the others. */
interface Kept {
  readonly name: string
  readonly columns: readonly string[]
  /** A person's data has versions; logs, events, search and the agent's own have none and are not judged. */
  readonly judged: boolean
}
const keptTables = `
  select c.relname as name, array_agg(a.attname::text) filter (where a.attgenerated = '') as columns,
    bool_or(a.attname = 'version') as judged
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname not like 'auth\\_%'
  group by c.relname having bool_or(a.attname = 'id') order by 1`

/** Where the ids of written rows are noted, whoever writes them. */
const notebook = `create schema eval_base;
  create table eval_base._written ("table" text, id uuid, primary key ("table", id));
  create function eval_base.note() returns trigger language plpgsql security definer as $$
  begin
    if tg_op <> 'INSERT' then
      insert into eval_base._written values (tg_argv[0], old.id) on conflict do nothing;
    end if;
    if tg_op <> 'DELETE' then
      insert into eval_base._written values (tg_argv[0], new.id) on conflict do nothing;
    end if;
    return null;
  end $$;`
const copied = ({ name: table }: Kept) => `create table eval_base."${table}" as table public."${table}";
  alter table eval_base."${table}" add primary key (id);
  create trigger eval_note after insert or update or delete on public."${table}"
    for each row execute function eval_base.note('${table}');`
const noted = (table: string) => `select id from eval_base._written where "table" = '${table}'`
const compared = (
  table: string,
) => `select '${table}' as "table", w.id::text as id, to_jsonb(b) as before, to_jsonb(a) as after
  from (${noted(table)}) w
  left join public."${table}" a on a.id = w.id left join eval_base."${table}" b on b.id = w.id
  where a is distinct from b`
function putBack({ name, columns }: Kept): string {
  const list = columns.map((column) => `"${column}"`).join(', ')
  return `delete from public."${name}" where id in (${noted(name)});
    insert into public."${name}" (${list}) select ${list} from eval_base."${name}" where id in (${noted(name)});`
}

/**
 * The tables as they were, beside the tables as they are. Triggers note every row that is written, so
 * that looking for changes and putting them back touch those rows alone.
 */
export class Snapshot {
  readonly #pool: CrmCore['pool']
  #kept: readonly Kept[] = []
  constructor(pool: CrmCore['pool']) {
    this.#pool = pool
  }

  async take(): Promise<void> {
    await this.quiet()
    const { rows } = await this.#pool.query<Kept>(keptTables)
    this.#kept = rows
    await this.#pool.query(`${notebook} ${rows.map(copied).join('\n')} analyze;`)
  }

  /** Every judged row that is not as it was. */
  async changes(): Promise<Change[]> {
    await this.quiet()
    const written = (await this.#written()).filter(({ judged }) => judged)
    if (written.length === 0) return []
    const { rows } = await this.#pool.query<Omit<Change, 'kind'>>(
      `${written.map(({ name }) => compared(name)).join(' union all ')} order by 1, 2`,
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

  async #written(): Promise<readonly Kept[]> {
    const { rows } = await this.#pool.query<{ name: string }>(
      'select distinct "table" as name from eval_base._written order by 1',
    )
    const names = new Set(rows.map(({ name }) => name))
    return this.#kept.filter(({ name }) => names.has(name))
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
