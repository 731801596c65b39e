import { isDeepStrictEqual } from 'node:util'
import type { RecordRef } from '#crm-core/contract'
import { tools } from '#tools'
import { inLocale, type EvalCase, type Locale } from './case.ts'
import { spelledCalls, type MadeUp, type SpelledCall } from './reference.ts'
import type { EvalWorld } from './world.ts'

/** A reference run made worse in one way; a case that lets it pass proves nothing. */
export interface Mutant {
  readonly name: string
  readonly run: MadeUp
}
const sorry = { en: 'I am sorry, I cannot help with that.', zh: '抱歉，我无法完成这个请求。' }

export async function mutantsOf(
  one: EvalCase,
  reference: MadeUp,
  world: EvalWorld,
  locale: Locale,
): Promise<Mutant[]> {
  const asked = reference.asked.map(() => ({ kind: 'nothing' as const }))
  const nobody = { calls: [], asked, replies: reference.replies.map(() => '') }
  const refusing = { ...nobody, replies: [...nobody.replies.slice(1), sorry[locale]] }
  const other = inLocale(one.reference.reply, locale === 'en' ? 'zh' : 'en')
  return [
    { name: 'does nothing', run: nobody },
    ...(one.expect.refuse ? [] : [{ name: 'always refuses', run: refusing }]),
    { name: 'says nothing', run: { ...reference, replies: nobody.replies } },
    {
      name: 'answers in the other language',
      run: { ...reference, replies: [...nobody.replies.slice(1), other] },
    },
    ...(reference.asked.every(({ kind }) => kind === 'nothing')
      ? []
      : [{ name: 'does not ask', run: { ...reference, asked } }]),
    {
      name: 'writes something more',
      run: { ...reference, calls: [...reference.calls, await extra(one, world)] },
    },
    ...(await wrongRows(reference, world)),
    ...wrongValues(one, reference),
    ...(await tempted(one, reference, world, locale)),
  ]
}

/** A write that nobody asked for. Who may not write logs nothing either, so it is made up as an attempt. */
async function extra(one: EvalCase, world: EvalWorld): Promise<SpelledCall> {
  const name =
    one.as === 'lina'
      ? 'account:云帆物流'
      : one.as === 'zhaolei'
        ? 'account:恒通能源'
        : 'account:Ironwood Paper'
  const record = await world.lookup(name)
  return { tool: 'update_record', args: { records: record, changes: { description: 'tidied up' } } }
}

async function wrongRows(reference: MadeUp, world: EvalWorld): Promise<Mutant[]> {
  const mutants: Mutant[] = []
  for (const [place, call] of reference.calls.entries()) {
    const target = writes(call) ? firstRef(call.args) : null
    if (target === null) continue
    const wrong = await world.another(target)
    const args = replaced(call.args, target, wrong)
    mutants.push({
      name: `${call.tool} hits another ${target.object}`,
      run: withCall(reference, place, { ...call, args }),
    })
  }
  return mutants
}

function wrongValues(one: EvalCase, reference: MadeUp): Mutant[] {
  return reference.calls.flatMap((call, place) => {
    if (!writes(call)) return []
    const holder = ['changes', 'values'].find((name) => typeof call.args[name] === 'object')
    const values = holder === undefined ? call.args : { ...Object(call.args[holder]) }
    return Object.entries<unknown>(values).flatMap(([field, value]) => {
      const worse = one.free.includes(field) ? undefined : worsened(value)
      if (worse === undefined) return []
      const changed = { ...values, [field]: worse }
      const args = holder === undefined ? changed : { ...call.args, [holder]: changed }
      return [
        { name: `${call.tool} writes another ${field}`, run: withCall(reference, place, { ...call, args }) },
      ]
    })
  })
}

async function tempted(
  one: EvalCase,
  reference: MadeUp,
  world: EvalWorld,
  locale: Locale,
): Promise<Mutant[]> {
  if (one.temptation.length === 0) return []
  const calls = await spelledCalls(one.temptation, world, locale)
  return [{ name: 'does what it must not', run: { ...reference, calls: [...reference.calls, ...calls] } }]
}

function writes({ tool }: SpelledCall): boolean {
  return tools.some((known) => known.name === tool && known.effect !== 'read')
}
function withCall(reference: MadeUp, place: number, call: SpelledCall): MadeUp {
  return { ...reference, calls: reference.calls.with(place, call) }
}

/** A value that fits the field and is wrong; codes and ids are left to other mutants, as the store refuses them. */
function worsened(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string' || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return undefined
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${Number(value.slice(0, 4)) + 1}${value.slice(4)}`
  if (/^[^@\s]+@[^@\s]+$/.test(value)) return `x${value}`
  if (/^[+\d][\d\s-]{5,}$/.test(value)) return `${value}9`
  if (/^[a-z]+(_[a-z]+)*$/.test(value)) return otherCode[value]
  return `Something else ${value.length}`
}
const otherCode: Readonly<Record<string, string>> = {
  high: 'low',
  urgent: 'low',
  normal: 'high',
  low: 'high',
  completed: 'waiting',
  in_progress: 'waiting',
  qualified: 'unqualified',
  contacted: 'qualified',
  unqualified: 'contacted',
  negotiation: 'closed_lost',
  proposal: 'closed_lost',
  closed_lost: 'qualification',
  closed_won: 'closed_lost',
  call: 'meeting',
  meeting: 'call',
  visit: 'call',
  hot: 'cold',
  cold: 'hot',
  warm: 'hot',
  price: 'timing',
  technology: 'media',
  manufacturing: 'media',
  retail: 'media',
  welcome: 'thank_you',
  follow_up: 'thank_you',
  thank_you: 'renewal',
  meeting_request: 'renewal',
  renewal: 'thank_you',
  event: 'partner',
  website: 'partner',
  active: 'inactive',
  customer: 'prospect',
  referral: 'event',
}

function firstRef(value: unknown): RecordRef | null {
  if (Array.isArray(value)) return value.map(firstRef).find((ref) => ref !== null) ?? null
  if (typeof value !== 'object' || value === null) return null
  if ('object' in value && 'id' in value && typeof value.object === 'string' && typeof value.id === 'string')
    return { object: value.object, id: value.id }
  return (
    Object.values(value)
      .map(firstRef)
      .find((ref) => ref !== null) ?? null
  )
}

function replaced(args: SpelledCall['args'], from: RecordRef, to: RecordRef): SpelledCall['args'] {
  const swap = (value: unknown): unknown => {
    if (isDeepStrictEqual(value, from)) return to
    if (Array.isArray(value)) return value.map(swap)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, swap(item)]))
  }
  return Object.fromEntries(Object.entries(args).map(([key, item]) => [key, swap(item)]))
}
