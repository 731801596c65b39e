import type pg from 'pg'

/** How many records of each object stand beside the leads, for each lead. */
const shares = { account: 0.1, contact: 0.1, opportunity: 0.2, activity: 0.2 } as const
type Filled = keyof typeof shares | 'lead'
type Columns = Readonly<Record<string, string>>
const days = 730

/** SQL for when the `n`th of `count` rows was made: they are spread evenly over two years. */
const madeAt = (n: string, count: number): string =>
  `(date_trunc('day', now()) - interval '${days} days' + (${n}) * interval '${days} days' / ${count})`
/** SQL for the id of the `n`th row of an object: version 7 of its time, as the product's own ids are. */
const idOf = (object: Filled, n: string, count: number): string =>
  `overlay(overlay(md5('${object}' || (${n})) placing lpad(to_hex((extract(epoch from ${madeAt(n, count)}) * 1000)::bigint), 12, '0')
    from 1 for 12) placing '7' from 13 for 1)::uuid`
const oneOf = (values: readonly string[], n: string): string =>
  `(array[${values.map((value) => `'${value}'`).join(', ')}])[1 + (${n}) % ${values.length}]`
const word = (n: string, seed: string, length: number): string =>
  `initcap(translate(substr(md5('${seed}' || (${n})), 1, ${length}), '0123456789', 'aeiouaeiou'))`

/**
 * Fills a workspace with `rows` leads and the accounts, contacts, deals and activities that go with so
 * many, spread over two years and all of its people. Set-based and past the product: only what is
 * measured afterwards goes through it. Rows that are there are kept, so a store can grow.
 */
export async function fill(pool: pg.Pool, tenant_id: string, rows: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    for (const [object, columns] of columnsOf(rows))
      await copyRows(client, tenant_id, object, countOf(object, rows), columns)
    await client.query('vacuum analyze')
  } finally {
    await client.query('reset statement_timeout')
    client.release()
  }
}
const countOf = (object: Filled, rows: number): number =>
  Math.max(10, Math.round(object === 'lead' ? rows : rows * shares[object]))

function columnsOf(rows: number): [Filled, Columns][] {
  const ref = (object: Filled, n: string) =>
    idOf(object, `1 + (${n}) % ${countOf(object, rows)}`, countOf(object, rows))
  return [
    ['account', { name: `${word('n', 'account', 9)} || ' ' || n`, parent_id: 'null' }],
    [
      'contact',
      {
        account_id: ref('account', 'n'),
        first_name: word('n', 'first', 6),
        last_name: word('n', 'last', 7),
        email: `'contact.' || n || '@example.test'`,
      },
    ],
    [
      'opportunity',
      {
        name: `${word('n', 'deal', 8)} || ' renewal ' || n`,
        account_id: ref('account', 'n'),
        contact_id: ref('contact', 'n'),
        stage: oneOf(['prospecting', 'qualification', 'proposal', 'negotiation'], 'n'),
        amount: '1000 + (n::bigint * 7919) % 900000',
        amount_currency: `'CNY'`,
        close_date: `current_date + (n % 365)::int`,
        closed_at: 'null',
      },
    ],
    [
      'activity',
      {
        subject: `'Call ' || n`,
        who_id: ref('contact', 'n'),
        who_type: `'contact'`,
        what_id: ref('opportunity', 'n'),
        what_type: `'opportunity'`,
      },
    ],
    [
      'lead',
      {
        first_name: word('n', 'given', 6),
        last_name: word('n', 'family', 7),
        company: `${word('n / 5', 'company', 9)} || ' Industries'`,
        email: `'lead.' || n || '@example.test'`,
        status: oneOf(['new', 'contacted', 'qualified', 'unqualified', 'contacted'], 'n'),
        lead_score: '(n::bigint * 31) % 100',
        is_in_public_pool: 'false',
        converted_account_id: 'null',
        converted_contact_id: 'null',
        converted_opportunity_id: 'null',
        converted_at: 'null',
      },
    ],
  ]
}

/** Copies one row of the demo so often, with other values in these columns. */
async function copyRows(
  client: pg.PoolClient,
  tenant_id: string,
  object: Filled,
  count: number,
  columns: Columns,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [object],
  )
  const all: Columns = {
    ...columns,
    id: idOf(object, 'n', count),
    created_at: madeAt('n', count),
    updated_at: madeAt('n', count),
    owner_id: 'people.list[1 + n % array_length(people.list, 1)]',
  }
  const uniques = new Set(['external_id', 'account_number'])
  const names = rows.map((row) => row.name)
  const values = names.map((name) => all[name] ?? (uniques.has(name) ? 'null' : `t."${name}"`))
  await client.query(
    `insert into ${object} (${names.map((name) => `"${name}"`).join(', ')})
     select ${values.join(', ')}
     from (select * from ${object} where tenant_id = $1 and deleted_at is null order by id limit 1) t,
       (select array_agg(id order by id) as list from "user" where tenant_id = $1 and role in ('rep', 'manager')) people,
       generate_series(1, $2::int) n
     on conflict do nothing`,
    [tenant_id, count],
  )
}
