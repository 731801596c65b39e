import type { FieldDescription } from '#crm-core/contract'
import type { PlanValue } from '../../plan.ts'
import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { nearest, unclear } from '../replies.ts'
import { readTarget, type Target } from '../targets.ts'
import { hasRole, isGlue, role, sense, sensesOf, type Token } from '../tokens.ts'
import { readFieldValue } from '../values.ts'
import type { Words } from '../words.ts'

/** A change as it was said: which words are the target, which name the field, which are the value. */
interface Said {
  readonly target: Words | null
  readonly field: Token | null
  readonly value: Words
  readonly verb: string
}
interface Change {
  readonly object: string
  readonly field: FieldDescription
  readonly value: PlanValue
}

/** "Move Globex renewal to negotiation and close it on 30 April", 把…推进到谈判，金额改成35万. */
export function buildUpdate(context: Context, words: Words): void {
  const reason = takeReason(words)
  const pieces = segments(reason ? words.part(0, reason.start) : words).map((piece) =>
    readSaid(context, piece),
  )
  const verb = pieces[0]?.verb ?? 'update'
  const objects = candidateObjects(context, pieces, verb)
  const target = firstTarget(context, pieces, objects)
  if (!target) throw askTarget(context, words, verb)
  const object = target.object ?? objects[0] ?? null
  if (object === null) throw unclear(context, words)
  const changes: Change[] = []
  // "update Globex renewal, set …": the first piece may say the target alone.
  const saying =
    pieces.length > 1 ? pieces.filter((piece, at) => at > 0 || piece.field || piece.value.length > 0) : pieces
  for (const piece of saying) changes.push(...readChange(context, piece, object, words))
  if (reason) changes.push(reasonChange(context, reason.words, object, words))
  if (words.leftovers().length > 0 || changes.length === 0) throw unclear(context, words)
  addUpdate(context, target, Object.fromEntries(changes.map(({ field, value }) => [field.name, value])))
}

/** Appends the change; a second change of the same records joins the first. */
function addUpdate(context: Context, target: Target, changes: Readonly<Record<string, PlanValue>>): void {
  const last = context.steps.at(-1)
  if (
    last?.tool === 'update_record' &&
    JSON.stringify(last.args['records']) === JSON.stringify(target.refs)
  ) {
    context.steps.pop()
    context.add('update_record', {
      records: target.refs,
      changes: { ...(last.args['changes'] as object), ...changes },
    })
  } else context.add('update_record', { records: target.refs, changes })
  if (target.object !== null)
    context.antecedent = { object: target.object, step: target.step, ids: target.ids, pick: target.pick }
}

function takeReason(words: Words): { start: number; words: Words } | null {
  const at = words.findRole('because')
  if (at < 1 || hasRole(words.at(at + 1), 'assign', '')) return at < 1 ? null : reasonFrom(words, at, at + 2)
  return reasonFrom(words, at, at + 1)
}
function reasonFrom(words: Words, at: number, from: number): { start: number; words: Words } | null {
  if (from >= words.length) return null
  words.take(at, from, 'reason')
  return { start: at, words: words.part(from) }
}
function reasonChange(context: Context, words: Words, object: string, whole: Words): Change {
  const field = context.field(object, 'lost_reason')
  const value = field && readFieldValue(context, words, object, field)
  if (!field || value === undefined) throw unclear(context, whole)
  words.take(0, words.length, 'reason')
  return { object, field, value }
}

/** Cuts at commas and at "and" where a further change begins. */
function segments(words: Words): Words[] {
  const cuts = [0]
  for (let index = 1; index < words.length; index++) {
    const token = words.at(index)!
    const isCut =
      /^[,;，；]$/.test(token.low) ||
      hasRole(token, 'then') ||
      (hasRole(token, 'and') && startsChange(words, index + 1))
    if (isCut && cuts.at(-1) !== index) cuts.push(index)
  }
  return cuts
    .map((start, at) => words.part(start, cuts[at + 1]))
    .filter((piece) => piece.tokens.some((token) => !isGlue(token) && !hasRole(token, 'and')))
}
function startsChange(words: Words, from: number): boolean {
  const token = words.at(words.beside(from - 1, 1))
  return sense(token, 'field') !== undefined || isChangeVerb(token)
}

const changeVerbs = ['update', 'move', 'mark', 'assign', 'close', 'complete', 'rename', 'postpone']
const isChangeVerb = (token: Token | undefined): boolean =>
  changeVerbs.some((verb) => hasRole(token, 'verb', verb))

function readSaid(context: Context, piece: Words): Said {
  let start = 0
  let verb = 'update'
  for (; start < piece.length; start++) {
    const token = piece.at(start)!
    const said = changeVerbs.find((one) => hasRole(token, 'verb', one))
    if (said) verb = said
    else if (!isGlue(token) && !hasRole(token, 'and') && !hasRole(token, 'take') && !hasRole(token, 'then'))
      break
  }
  piece.take(0, start, verb)
  const rest = piece.part(start)
  const assign = assignAt(rest)
  if (assign !== null) return splitAt(context, rest, assign, verb)
  return splitByValue(context, rest, verb)
}

/** Where the new value begins: the last "to"/改成 that has words on both sides and no value before it. */
function assignAt(words: Words): { index: number; verb: string | null } | null {
  for (let index = 0; index < words.length; index++) {
    const token = words.at(index)
    if (!hasRole(token, 'assign') && !isLateVerb(words, index)) continue
    if (index + 1 >= words.length && !hasRole(token, 'verb')) continue
    const verb = changeVerbs.find((one) => hasRole(token, 'verb', one)) ?? verbInside(token!)
    return { index, verb: verb ?? null }
  }
  return null
}
/** 把 … 标记 / 改 …: a Chinese verb that stands between target and value. */
function isLateVerb(words: Words, index: number): boolean {
  const token = words.at(index)
  return (
    index > 0 &&
    /\p{Script=Han}/u.test(token?.low ?? '') &&
    isChangeVerb(token) &&
    sense(token, 'option') === undefined
  )
}
const insideVerbs: Readonly<Record<string, string>> = {
  推: 'move',
  标: 'mark',
  转给: 'assign',
  分: 'assign',
  指派: 'assign',
  交给: 'assign',
  移交: 'assign',
  划给: 'assign',
  延: 'postpone',
  推迟: 'postpone',
}
function verbInside(token: Token): string | undefined {
  return Object.entries(insideVerbs).find(([start]) => token.low.startsWith(start))?.[1]
}

function splitAt(
  context: Context,
  words: Words,
  { index, verb: late }: { index: number; verb: string | null },
  verb: string,
): Said {
  let end = index + 1
  while (end < words.length && (hasRole(words.at(end), 'assign') || isGlue(words.at(end)!))) end++
  words.take(index, end, 'becomes')
  const value = words.part(end)
  const { target, field } = splitLeft(context, words.part(0, index), value, late ?? verb)
  // "update Globex renewal: amount 48k": behind the colon stands a field with its value.
  const inner = field === null && sense(value.at(0), 'field') && value.length > 1 ? innerField(value) : null
  return inner
    ? { target, field: inner.field, value: inner.value, verb: late ?? verb }
    : { target, field, value, verb: late ?? verb }
}
function innerField(value: Words): { field: Token; value: Words } {
  let start = 1
  while (start < value.length - 1 && (hasRole(value.at(start), 'assign') || isGlue(value.at(start)!))) start++
  value.take(0, start, 'field')
  return { field: value.tokens[0]!, value: value.part(start) }
}

/** Tells the target from the field: "Dana's phone", "close date of X", X 的金额. */
function splitLeft(
  context: Context,
  left: Words,
  value: Words,
  verb: string,
): { target: Words | null; field: Token | null } {
  const fields = left.indices().filter((index) => fits(context, left.tokens[index]!, value, verb))
  const last = fields.at(-1)
  const first = fields[0]
  const content = left.indices().filter((index) => !isGlue(left.at(index)!))
  const end = content.at(-1)
  // "the close date of Globex renewal": the field comes first, whatever the name ends with.
  const after = first === undefined ? -1 : left.beside(first, 1)
  if (first !== undefined && first === content[0] && role(left.at(after), 'prep') !== undefined) {
    left.take(first, after + 1, 'field')
    return { target: left.part(after + 1), field: left.tokens[first]! }
  }
  if (last !== undefined && last === end && (content.length > 1 || !sense(left.at(last), 'object'))) {
    left.take(last, last + 1, 'field')
    const target = left.part(0, last)
    takeEdges(target)
    return { target: hasContent(target) ? target : null, field: left.tokens[last]! }
  }
  return { target: hasContent(left) ? left : null, field: null }
}
/** Whether the word names a field that can take this value: in "Globex renewal to negotiation" the renewal is no date. */
function fits(context: Context, token: Token, value: Words, verb: string): boolean {
  if (verb === 'assign' || verb === 'complete') return false
  if (verb !== 'update' && sense(token, 'object')) return false
  return sensesOf(token, 'field').some((one) => {
    const field = context.field(one.object, one.field)
    const accepts = field && accepted[field.measures]
    return (
      field !== undefined &&
      (accepts === undefined ||
        value.tokens.length === 0 ||
        value.tokens.some((token) => accepts(token, one.field)) ||
        (field.measures === 'choice' && !value.tokens.some((other) => sense(other, 'option'))))
    )
  })
}
const accepted: Readonly<
  Partial<Record<FieldDescription['measures'], (token: Token, field: string) => boolean>>
> = {
  time: (token) => sense(token, 'when') !== undefined,
  number: (token) => sense(token, 'number') !== undefined,
  money: (token) => sense(token, 'number') !== undefined,
  choice: (token, field) => sensesOf(token, 'option').some((one) => one.field === field),
}
function takeEdges(target: Words): void {
  const last = target.length - 1
  if (hasRole(target.at(last), 'poss')) target.take(last, last + 1, 'of')
}
const hasContent = (words: Words): boolean =>
  words.tokens.some(
    (token) => !isGlue(token) && !hasRole(token, 'take') && !hasRole(token, 'and') && !hasRole(token, 'poss'),
  )

/** No "to": "mark Initech pilot closed lost", "close it on 30 April", 金额35万. */
function splitByValue(context: Context, words: Words, verb: string): Said {
  const from = words
    .indices()
    .find((index) => index > 0 && isValue(words.at(index)!, verb) && restIsValue(words, index))
  const start = from ?? (words.length === 1 && isValue(words.at(0)!, verb) ? 0 : words.length)
  const value = words.part(start)
  const { target, field } = splitLeft(context, dropPreposition(words.part(0, start)), value, verb)
  return { target, field, value, verb }
}
function dropPreposition(words: Words): Words {
  const last = words.length - 1
  if (!hasRole(words.at(last), 'prep') && !hasRole(words.at(last), 'assign')) return words
  words.take(last, last + 1, 'preposition')
  return words.part(0, last)
}
function isValue(token: Token, verb: string): boolean {
  if (verb === 'complete') return false
  if (verb === 'assign') return sense(token, 'user') !== undefined || hasRole(token, 'me')
  const kinds = ['option', 'number', 'when', 'email', 'phone', 'url', 'quote'] as const
  return kinds.some((kind) => sense(token, kind)) && !(sense(token, 'object') && !sense(token, 'option'))
}
function restIsValue(words: Words, from: number): boolean {
  return words.tokens
    .slice(from)
    .every(
      (token) =>
        isGlue(token) ||
        isValue(token, 'update') ||
        sense(token, 'user') !== undefined ||
        hasRole(token, 'me') ||
        sense(token, 'field') !== undefined ||
        hasRole(token, 'concept'),
    )
}

const movable = ['opportunity', 'account', 'contact', 'lead', 'task']

/** Kinds of record that the fields and values said belong to, the likeliest first. */
function candidateObjects(context: Context, pieces: readonly Said[], verb: string): string[] {
  const votes = pieces.map((piece) => objectsOf(context, piece)).filter((one) => one.length > 0)
  const shared = votes.length > 0 ? votes.reduce((a, b) => a.filter((object) => b.includes(object))) : []
  if (shared.length > 0) return shared
  if (verb === 'assign')
    return [...context.metadata.nameable(), 'task']
      .filter((object) => context.metadata.has(object) && object !== 'task')
      .concat()
  if (verb === 'complete') return ['task']
  return []
}

function objectsOf(context: Context, piece: Said): string[] {
  const said =
    piece.target?.tokens
      .flatMap((token) => sensesOf(token, 'object').map((one) => one.object))
      .filter((object) => movable.includes(object)) ?? []
  if (said.length > 0 && piece.target && !piece.target.tokens.some((token) => hasRole(token, 'poss')))
    return [...new Set(said)]
  if (piece.field) return sharedField(context, piece.field)
  if (piece.verb === 'complete') return ['task']
  return piece.verb === 'assign' ? [] : valueObjects(context, piece)
}
/** Kinds that have this field under one name, so that the change fits whichever record the name finds. */
function sharedField(context: Context, token: Token): string[] {
  const fields = movable.flatMap((object) => {
    const own = sensesOf(token, 'field').find(
      (one) => one.object === object && isWritable(context, object, one.field),
    )
    return own ? [own] : []
  })
  return fields.filter(({ field }) => field === fields[0]?.field).map(({ object }) => object)
}
const isWritable = (context: Context, object: string, field: string): boolean =>
  context.field(object, field)?.read_only === false

/** From the value alone: a stage belongs to a deal, a date on "close" to its close date. */
function valueObjects(context: Context, { value, verb }: Said): string[] {
  const options = value.tokens.flatMap((token) => stateOptions(context, token))
  const exact = options.filter((one) => one.exact)
  const best = exact.length > 0 ? exact : options
  if (best.length > 0) return [...new Set(best.map((one) => one.object))]
  if (value.tokens.some((token) => sense(token, 'when')))
    return verb === 'close' || verb === 'move' ? ['opportunity'] : ['task', 'opportunity']
  return []
}
function stateOptions(
  context: Context,
  token: Token,
): { object: string; field: string; code: string; exact: boolean }[] {
  return sensesOf(token, 'option')
    .filter(({ object, field }) => movable.includes(object) && isWritable(context, object, field))
    .filter(
      ({ object, field }) =>
        context.metadata.stateField(object)?.name === field ||
        field === 'rating' ||
        field === 'customer_status' ||
        field === 'priority' ||
        field === 'lost_reason',
    )
    .map((one) => {
      const option = context.field(one.object, one.field)?.options?.find(({ code }) => code === one.code)
      const labels = [option?.label.en.toLowerCase(), option?.label.zh, option?.code.replaceAll('_', ' ')]
      return { ...one, exact: labels.includes(token.low) }
    })
}

function firstTarget(context: Context, pieces: readonly Said[], objects: readonly string[]): Target | null {
  let found: Target | null = null
  for (const piece of pieces) {
    if (!piece.target) continue
    if (found && isPronoun(piece.target)) {
      piece.target.take(0, piece.target.length, 'the same record')
      continue
    }
    if (found) return null
    found = readTarget(context, piece.target, objects.length > 0 ? objects : movable)
    if (!found) return null
  }
  if (found) return found
  const meant = context.antecedent
  return meant?.step
    ? {
        refs: { $from: meant.step, pick: meant.pick },
        object: meant.object,
        step: meant.step,
        pick: meant.pick,
        name: null,
        ids: [],
      }
    : null
}
const isPronoun = (words: Words): boolean =>
  words.tokens.every(
    (token) =>
      isGlue(token) ||
      hasRole(token, 'it') ||
      hasRole(token, 'them') ||
      hasRole(token, 'take') ||
      sense(token, 'object') !== undefined,
  )

function readChange(context: Context, piece: Said, object: string, whole: Words): Change[] {
  const field = fieldFor(context, piece, object)
  if (!field) {
    if (piece.value.length === 0 && piece.verb === 'close') throw askOutcome(context)
    throw unclear(context, whole)
  }
  if (piece.verb === 'complete') return [{ object, field, value: 'completed' }]
  if (field.read_only)
    throw new Ask({
      en: `${field.label.en} is set by the system and cannot be changed by hand.`,
      zh: `${field.label.zh}由系统维护，不能手动修改。`,
    })
  const value = readFieldValue(context, piece.value, object, field)
  if (value === undefined) throw askValue(field, piece.value.text())
  piece.value.take(0, piece.value.length, `${field.name} ${typeof value === 'object' ? '' : String(value)}`)
  return [{ object, field, value }]
}

function fieldFor(
  context: Context,
  { field, value, verb }: Said,
  object: string,
): FieldDescription | undefined {
  const { metadata } = context
  if (field) {
    const named = sensesOf(field, 'field').find((one) => one.object === object)
    return named && context.field(object, named.field)
  }
  if (verb === 'complete') return metadata.stateField(object)
  if (verb === 'rename') return context.field(object, metadata.object(object)?.display ?? 'name')
  const content = value.tokens.filter((token) => !isGlue(token))
  const [token] = content
  if (!token) return undefined
  if (verb === 'assign' || sense(token, 'user') || (hasRole(token, 'me') && verb === 'update'))
    return context.field(object, metadata.ownerField(object) ?? '')
  const option = content.flatMap((one) => stateOptions(context, one)).find((one) => one.object === object)
  if (option) return context.field(object, option.field)
  if (sense(token, 'when'))
    return context.field(
      object,
      metadata.firstField(object, ['due_date', 'close_date', 'next_renewal_date']) ?? '',
    )
  const number = sense(token, 'number')
  if (number?.amount) return context.field(object, metadata.moneyField(object) ?? '')
  if (sense(token, 'email')) return context.field(object, 'email')
  if (sense(token, 'phone')) return context.field(object, 'phone')
  return undefined
}

function askTarget(context: Context, words: Words, verb: string): Ask {
  if (verb === 'close') return askOutcome(context)
  const left = words.leftovers().some((token) => !hasRole(token, 'verb'))
  return left
    ? unclear(context, words)
    : new Ask(
        { en: 'Which record should be changed?', zh: '要修改哪条记录？' },
        { suggestions: nearest(context) },
      )
}
const askOutcome = (context: Context): Ask =>
  new Ask(
    {
      en: 'Should the deal be closed as won or as lost? Please say its name and the outcome.',
      zh: '该商机是赢单还是丢单？请说出商机名称和结果。',
    },
    {
      suggestions: [
        { en: 'Mark Initech pilot closed lost because of price', zh: '把华信科技续约标记为丢单，原因是价格' },
        ...nearest(context).slice(0, 1),
      ],
    },
  )
function askValue(field: FieldDescription, said: string): Ask {
  const choices = field.options?.slice(0, 8)
  return choices
    ? new Ask({
        en: `“${said}” is no choice of ${field.label.en}. Choices: ${choices.map((one) => one.label.en).join(', ')}.`,
        zh: `“${said}”不是${field.label.zh}的可选值。可选：${choices.map((one) => one.label.zh).join('、')}。`,
      })
    : new Ask({
        en:
          said === ''
            ? `What should ${field.label.en} be?`
            : `I could not read “${said}” as ${field.label.en}. What should it be?`,
        zh:
          said === ''
            ? `${field.label.zh}改成什么？`
            : `无法将“${said}”识别为${field.label.zh}。应该是什么？`,
      })
}
