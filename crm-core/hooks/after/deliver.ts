import { HotcrmError, type Sql } from '../../contract.ts'
import { eventColumns } from '../../events/fan-out.ts'
import type { OutboxEvent } from '../../events/subscribers.ts'
import { delayAfter } from '../retry.ts'
import { contextOf, type AfterStore } from './context.ts'
import type { AfterHook } from './hook.ts'

export interface DeliveryLimits {
  readonly batch: number
  /** How long a taken delivery is left to its process before another tries; also the most that a run may take. */
  readonly lease_ms: number
}
/** `made` counts the attempts, this one included. */
export type Taken = OutboxEvent & { readonly hook: string; readonly made: number }

/** Takes what is due for these hooks. An attempt is counted before it is made, so one that ends the process counts. */
export async function takeDue(
  system: Sql,
  hooks: readonly string[],
  { batch, lease_ms }: DeliveryLimits,
): Promise<Taken[]> {
  const { rows } = await system.query<Taken>(
    `with due as (
       select event_id, hook from hook_delivery
       where status = 'pending' and next_at <= now() and hook = any($1::text[])
       order by next_at, event_id limit $2 for update skip locked),
     taken as (
       update hook_delivery d set attempts = d.attempts + 1, next_at = now() + $3 * interval '1 millisecond'
       from due where d.event_id = due.event_id and d.hook = due.hook
       returning d.event_id, d.hook, d.attempts as made)
     select ${eventColumns}, hook, made from taken join outbox_event on id = event_id order by created_at, id`,
    [hooks, batch, lease_ms],
  )
  return rows
}

/** Runs one hook for what was taken for it, and writes down how each ended. */
export async function runTaken(
  system: Sql,
  store: AfterStore,
  hook: AfterHook,
  taken: readonly Taken[],
  limits: DeliveryLimits,
  report: (error: Error) => void,
): Promise<void> {
  for (const some of portions(hook, taken)) {
    try {
      await within(limits.lease_ms, runFor(store, hook, some))
      await settle(system, hook, some, { status: 'done' })
    } catch (error) {
      report(new Error(`Hook ${hook.name} failed`, { cause: error }))
      for (const one of some) await settle(system, hook, [one], outcomeOf(hook, one.made, error))
    }
  }
}

/** A hook that takes many at once gets those of a workspace; what has failed once is tried alone. */
function portions(hook: AfterHook, taken: readonly Taken[]): readonly (readonly Taken[])[] {
  const [fresh, again] = [taken.filter(({ made }) => made === 1), taken.filter(({ made }) => made > 1)]
  const alone = (hook.together ? again : taken).map((one) => [one])
  return hook.together ? [...Map.groupBy(fresh, ({ tenant_id }) => tenant_id).values(), ...alone] : alone
}

async function runFor(store: AfterStore, hook: AfterHook, events: readonly Taken[]): Promise<void> {
  const [first] = events
  if (!first) return
  // Only a death in every attempt before brings a delivery here.
  if (events.some(({ made }) => made > hook.retry.attempts)) throw new Error('too many attempts')
  const ids = [...new Set(events.map(({ record_id }) => record_id))]
  const records = await store.stored(first.tenant_id, hook.object, ids)
  await hook.run(
    events.map((event) => contextOf(store, hook.name, event, records.get(event.record_id) ?? null)),
  )
}

async function within<T>(limit_ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new HotcrmError('timeout', { seconds: limit_ms / 1000 })),
    limit_ms,
  )
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}

interface Outcome {
  readonly status: 'pending' | 'done' | 'dead'
  readonly wait_ms?: number
  readonly error?: string
}
function outcomeOf(hook: AfterHook, made: number, fault: unknown): Outcome {
  const error = codeOf(fault)
  if (hook.onError === 'continue') return { status: 'done', error }
  if (hook.onError === 'abort' || made >= hook.retry.attempts) return { status: 'dead', error }
  return { status: 'pending', error, wait_ms: delayAfter(made, hook.retry) }
}

/** What went wrong as a code: the words of an error may quote a record. */
export function codeOf(error: unknown): string {
  if (error instanceof HotcrmError) return error.issues[0]?.code ?? error.code
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^\w{2,40}$/.test(error.code)
  )
    return error.code
  return error instanceof Error ? error.name : 'unknown'
}

async function settle(
  system: Sql,
  hook: AfterHook,
  some: readonly Taken[],
  { status, error = '', wait_ms = 0 }: Outcome,
): Promise<void> {
  await system.query(
    `update hook_delivery set status = $3, last_error = nullif($4, ''),
       next_at = now() + $5 * interval '1 millisecond', ended_at = case when $3 <> 'pending' then now() end
     where hook = $1 and event_id = any($2::uuid[]) and status = 'pending'`,
    [hook.name, some.map(({ id }) => id), status, error, wait_ms],
  )
}
