import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { verifyAudit } from '../audit/verify.ts'
import type { DatabaseOptions } from '../core.ts'
import { openDatabase } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { startChild } from '../store/fixtures/child.ts'
import { templateDatabase } from '../store/pglite/template.ts'
import { onDatabases } from '../store/testing.ts'
import { insertPeople, testPeople } from '../testing/people.ts'

const script = new URL('./fixtures/bulk-until-killed.ts', import.meta.url)
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 3)
const size = 120
const tenant = testPeople.rep.tenant_id

onDatabases('a bulk write that is cut off', (source) => {
  it('leaves every acknowledged set of writes, and no half of one', async () => {
    const { options, drop } = source.kind === 'pglite' ? await embedded() : await source.fresh()
    try {
      const kept = await killed(options)
      const found = await inspected(options, kept)
      expect(found).toEqual({ lost: 0, halves: 0, broken_at: null })
      if (process.env['SHOW_FIGURES'])
        console.log(
          `${source.kind}: ${rounds} × kill -9, ${kept.length} acknowledged sets of ${size} rows, none lost`,
        )
    } finally {
      await drop()
    }
  }, 900_000)
})

async function embedded(): Promise<{ options: DatabaseOptions; drop: () => Promise<void> }> {
  const data_dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-bulk-'))
  const options: DatabaseOptions = { kind: 'embedded', data_dir, template: await templateDatabase() }
  return { options, drop: () => rm(data_dir, { recursive: true, force: true }) }
}

/** Sets of writes that were acknowledged before the process was killed, over all rounds. */
async function killed(options: DatabaseOptions): Promise<string[]> {
  const before = await openDatabase(options)
  await migrate(before)
  await insertPeople(before.pool)
  await before.close()
  const where =
    options.kind === 'postgres' ? options.url : options.kind === 'embedded' ? options.data_dir : ''
  const kept: string[] = []
  for (let round = 0; round < rounds; round++) {
    const child = startChild(script, where, String(round))
    await child.line(/^kept/)
    await wait(Math.random() * 300)
    await child.kill()
    kept.push(...child.lines.flatMap((line) => /^kept (.+)$/.exec(line)?.[1] ?? []))
  }
  return kept
}

async function inspected(options: DatabaseOptions, kept: readonly string[]) {
  const { template: _, ...same } = { template: undefined, ...options }
  const after = await openDatabase(same)
  try {
    const { rows } = await after.pool.query<{ lost: number; halves: number }>(
      `with sets as (select write_set_id as id, count(*)::int as lines from audit_log group by 1),
        rows as (select company, count(*)::int as count, count(title)::int as changed from lead group by 1)
       select (select count(*)::int from unnest($1::uuid[]) k left join sets on sets.id = k
                 where sets.lines is distinct from $2) as lost,
         (select count(*)::int from sets left join write_set w using (id) where lines <> $2 or w.id is null)
         + (select count(*)::int from rows where count <> $2 or changed not in (0, $2))
         + (select abs((select count(*) from outbox_event) - (select count(*) from audit_log))::int)
         + (select abs((select coalesce(sum(version), 0) from lead) - (select count(*) from audit_log))::int) as halves`,
      [kept, size],
    )
    const { broken_at } = await verifyAudit(after.tenant(tenant), tenant)
    return { ...rows[0], broken_at }
  } finally {
    await after.close()
  }
}
