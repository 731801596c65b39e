import { allOf, asArgs, oneOf, type PlanFilter } from '../conditions.ts'
import { idOf, one, type Context } from '../context.ts'
import { readBrief } from '../frames/brief.ts'
import { endsDealName, looksLikeCompany, looksLikePerson } from '../names.ts'
import { unclear } from '../replies.ts'
import { sense, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'

const shown = 5

/** "tell me about Globex": its record, its open deals, what was last done with it, and what is to be done. */
export function buildBrief(context: Context, words: Words): void {
  const span = readBrief(words)
  if (!span) throw unclear(context, words)
  const name = sense(words.at(span.start), 'quote')?.value ?? words.text(span.start, span.end)
  const objects = kindsOf(context, words, name, span.end)
  words.take(0, words.length, `all about ${name}`)
  const step = context.named(objects, name)
  context.add('get_record', { record: one(step) })
  if (objects.includes('account'))
    addOpen(context, 'opportunity', step, ['account_id', 'contact_id'], 'close_date')
  if (context.metadata.has('activity'))
    addRelated(context, 'activity', step, ['who_id', 'what_id'], 'activity_date')
  addOpen(context, 'task', step, ['who_id', 'what_id'], 'due_date')
  context.antecedent = { object: objects[0] ?? 'account', step, ids: [], pick: 'one' }
}

function kindsOf(context: Context, words: Words, name: string, end: number): readonly string[] {
  const nameable = context.metadata.nameable()
  const said = words.tokens
    .flatMap((token) => sensesOf(token, 'object'))
    .find(({ object }) => nameable.includes(object))
  if (said) return [said.object]
  if (endsDealName(words.at(end - 1))) return nameable.filter((object) => object === 'opportunity')
  if (looksLikeCompany(name)) return nameable.filter((object) => object === 'account')
  return looksLikePerson(name) ? context.metadata.people() : nameable
}

/** The next ones of what is not finished. */
function addOpen(context: Context, object: string, of: string, links: readonly string[], date: string): void {
  const state = context.metadata.stateField(object)
  if (!state) return
  const open = oneOf(state.name, context.metadata.terminalCodes(object), true)
  addRelated(context, object, of, links, date, open)
}

function addRelated(
  context: Context,
  object: string,
  of: string,
  links: readonly string[],
  date: string,
  open?: PlanFilter,
): void {
  const own = links.filter((field) => context.field(object, field))
  const linked: PlanFilter[] = own.map((field) => ({ field, op: '=', value: idOf(of) }))
  const [only, ...more] = linked
  if (!only || !context.field(object, date)) return
  const filter = allOf([more.length > 0 ? { or: linked } : only, ...(open ? [open] : [])])
  context.add('search_records', {
    object,
    ...(filter ? { filter: asArgs(filter) } : {}),
    order: [{ field: date, direction: open ? 'asc' : 'desc' }],
    limit: shown,
  })
}
