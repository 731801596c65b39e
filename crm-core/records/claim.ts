import { sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  HotcrmError,
  type AnyRecord,
  type Claim,
  type FieldChange,
  type SaveResult,
  type Sql,
} from '../contract.ts'
import { newId } from './id.ts'
import { run, type Scope } from './scope.ts'

const kept = z.object({
  record: z.custom<AnyRecord>((value) => typeof value === 'object' && value !== null),
  created: z.boolean(),
  changes: z.custom<readonly FieldChange[]>(Array.isArray),
  write_set_id: z.string().optional(),
})

/** Somebody else wrote under the same key between the first look and the transaction. */
export class AlreadyClaimed extends Error {}

/** The first result under a key; null when nothing has been done under it. */
export async function firstResult(scope: Scope, claim: Claim | undefined): Promise<SaveResult | null> {
  if (!claim) return null
  const [row] = await run(
    scope.db,
    sql`select result from side_effect
      where tenant_id = ${scope.actor.tenant_id}::uuid and key = ${claim.key} and status = 'done'`,
  )
  const parsed = kept.safeParse(row?.['result'])
  return parsed.success ? { ...parsed.data, repeated: true } : null
}

/** Stores what was done under the key, in the transaction that did it. */
export async function storeClaim(
  scope: Scope,
  tx: Sql,
  claim: Claim,
  result: SaveResult,
  object: string,
): Promise<void> {
  const { record, created, changes, write_set_id } = result
  const now = scope.clock.now()
  const rows = await run(
    tx,
    sql`insert into side_effect as s (id, tenant_id, key, run_id, step_id, status, object, record_id, result)
      values (${newId(now)}::uuid, ${scope.actor.tenant_id}::uuid, ${claim.key}, ${claim.run_id ?? null}::uuid,
        ${claim.step_id ?? null}, 'done', ${object}, ${record.id}::uuid,
        ${JSON.stringify({ record, created, changes, write_set_id })}::jsonb)
      on conflict (tenant_id, key) do update set status = 'done', object = excluded.object,
        record_id = excluded.record_id, result = excluded.result, updated_at = now()
        where s.status <> 'done'
      returning id`,
  )
  if (rows.length === 0) throw new AlreadyClaimed()
}

/** The first answer of a bulk write under a key; null when nothing has been done under it. */
export async function firstAnswer<T extends object>(
  scope: Scope,
  claim: Claim | undefined,
): Promise<T | null> {
  if (!claim) return null
  const [row] = await run<{ result: { answer?: T } | null }>(
    scope.db,
    sql`select result from side_effect
      where tenant_id = ${scope.actor.tenant_id}::uuid and key = ${claim.key} and status = 'done'`,
  )
  return row?.result?.answer ?? null
}

/** Stores the answer of a bulk write under its key, in its own transaction. */
export async function keepAnswer(scope: Scope, claim: Claim, answer: object): Promise<void> {
  const rows = await run(
    scope.db,
    sql`insert into side_effect as s (id, tenant_id, key, run_id, step_id, status, result)
      values (${newId(scope.clock.now())}::uuid, ${scope.actor.tenant_id}::uuid, ${claim.key},
        ${claim.run_id ?? null}::uuid, ${claim.step_id ?? null}, 'done', ${JSON.stringify({ answer })}::jsonb)
      on conflict (tenant_id, key) do update set status = 'done', result = excluded.result, updated_at = now()
        where s.status <> 'done'
      returning id`,
  )
  if (rows.length === 0) throw new HotcrmError('conflict', { reason: `claim ${claim.key}` })
}
