import type { FieldDescription, ObjectDescription } from '#crm-core/contract'
import type { PlanStep, PlanValue } from '../../plan.ts'
import { Ask } from '../ask.ts'
import { idOf, type Context } from '../context.ts'
import { choiceOf } from '../filters/options.ts'
import { fieldOf } from '../filters/fields.ts'
import { nameSpans, personName } from '../names.ts'
import { dayOf } from '../periods/when.ts'
import { isNewRecord } from '../frames.ts'
import { unclear } from '../replies.ts'
import { hasRole, isGlue, isUnknown, sense, sensesOf, type Token } from '../tokens.ts'
import { bareText, moneyValue, nameText, readFieldValue } from '../values.ts'
import type { Words } from '../words.ts'

type Values = Record<string, PlanValue>

/** "add lead Jane Doe from Acme, phone 138…", 新建线索 张伟，星辰科技，电话138…. */
export function buildCreate(context: Context, words: Words): void {
  const object = takeHead(context, words)
  const values: Values = {}
  takeOwnerBefore(context, words, object, values)
  for (const piece of pieces(context, words, object)) readPiece(context, piece, object, values, words)
  if (words.leftovers().length > 0) throw unclear(context, words)
  complete(context, object, values)
  context.add('create_record', { object, values })
}

/** 给 Globex 新建联系人…: what stands before the verb is what the record belongs to. */
function takeOwnerBefore(context: Context, words: Words, object: string, values: Values): void {
  const verb = words.tokens.findIndex((token) => hasRole(token, 'verb', 'create'))
  const [span] = nameSpans(words.part(0, Math.max(verb, 0)))
  if (!span) return
  words.take(0, verb, `for ${span.name}`)
  setCompany(context, object, values, nameText(span.name))
}

function takeHead(context: Context, words: Words): string {
  const verb = words.findRole('verb', 'create')
  const { at, object } = findHead(context, words, Math.max(verb, 0))
  const kind = object === undefined ? undefined : context.metadata.object(object)
  if (object === undefined || !kind) throw unclear(context, words)
  if (!kind.can.create) throw mayNotCreate(kind)
  if (verb >= 0) words.take(verb, verb + 1, 'create')
  const as = words.beside(at, -1)
  words.take(words.at(as)?.low === 'as' ? as : at, at + 1, `object ${object}`)
  const fresh = words.findRole('concept', 'new')
  if (fresh >= 0 && fresh < at) words.take(fresh, fresh + 1, 'new')
  return object
}
function findHead(context: Context, words: Words, from: number): { at: number; object: string | undefined } {
  const fresh = words.find((_, index) => isNewRecord(words, index))
  if (fresh >= 0) return { at: fresh, object: sense(words.at(fresh), 'option')?.object }
  const at = words.find(
    (token, index) =>
      index >= from && sensesOf(token, 'object').some((one) => context.metadata.has(one.object)),
  )
  return {
    at,
    object: sensesOf(words.at(at), 'object').find((one) => context.metadata.has(one.object))?.object,
  }
}
const mayNotCreate = ({ plural, label }: ObjectDescription): Ask =>
  new Ask({ en: `Your role may not create ${plural.en.toLowerCase()}.`, zh: `您的角色不能新建${label.zh}。` })

/** Cuts at commas, "with", "and" before a field, and before a preposition that leads a company or a person. */
function pieces(context: Context, words: Words, object: string): Words[] {
  const cuts = [0]
  for (let index = 1; index < words.length; index++) {
    const token = words.at(index)!
    const next = words.at(words.beside(index, 1))
    const comma = /^[,;:，；：]$/.test(token.low)
    const joins =
      (hasRole(token, 'and') || hasRole(token, 'has')) &&
      (fieldOf(context, next, object) !== undefined || isDatum(next))
    const leads =
      words.free(index) && /^(at|from|for|of|in|as|owned by|assigned to|来自|属于|worth)$/.test(token.low)
    const field =
      words.free(index) &&
      fieldOf(context, token, object) !== undefined &&
      !sense(token, 'option') &&
      index > 1 &&
      labels(words, index) &&
      (isGlue(words.at(index - 1)!) || isUnknown(words.at(index - 1)) || isDatum(words.at(index - 1)))
    const datum = words.free(index) && isDatum(token) && isUnknown(words.at(index - 1))
    if (comma || joins || leads || field || datum) cuts.push(index)
  }
  return cuts.map((start, at) => words.part(start, cuts[at + 1]))
}
/** A field name with something behind it; 公司 at the end of a name labels nothing. */
const labels = (words: Words, index: number): boolean => {
  const next = words.at(index + 1)
  return next !== undefined && !/^[,;，；]$/.test(next.low)
}
const isDatum = (token: Token | undefined): boolean =>
  sense(token, 'email') !== undefined ||
  sense(token, 'phone') !== undefined ||
  sense(token, 'url') !== undefined ||
  sense(token, 'number')?.amount === true

function readPiece(context: Context, piece: Words, object: string, values: Values, whole: Words): void {
  const content = piece
    .indices()
    .filter(
      (index) =>
        !isGlue(piece.at(index)!) &&
        !hasRole(piece.at(index), 'and') &&
        piece.at(index)!.low !== ':' &&
        !hasRole(piece.at(index), 'named') &&
        !isWorth(piece.at(index)!),
    )
  const [first] = content
  const last = content.at(-1)
  if (first === undefined || last === undefined) return
  const body = piece.part(first, last + 1)
  const before = { ...values }
  const read =
    readLabelled(context, body, object, values) ||
    readKnown(context, body, object, values) ||
    readPlain(context, body, object, values)
  // A second value for the same field means that one of them was misread.
  const overwritten = Object.entries(before).some(([field, value]) => values[field] !== value)
  if (!read || overwritten) throw unclear(context, whole)
  piece.take(0, piece.length, 'value')
}
const isWorth = (token: Token): boolean => /^(worth|valued at|价值)$/.test(token.low)

/** "phone 138…", "close date next Friday", 公司星辰科技. */
function readLabelled(context: Context, words: Words, object: string, values: Values): boolean {
  const first = hasRole(words.at(0), 'has') || hasRole(words.at(0), 'prep') ? 1 : 0
  const field = fieldOf(context, words.at(first), object)
  if (!field || field.read_only || words.length <= first + 1) return false
  let from = first + 1
  while (
    from < words.length &&
    (hasRole(words.at(from), 'assign') ||
      isGlue(words.at(from)!) ||
      hasRole(words.at(from), 'prep') ||
      hasRole(words.at(from), 'named'))
  )
    from++
  const value = readFieldValue(context, words.part(from), object, field)
  if (value === undefined) return false
  assign(context, object, values, field, value)
  return true
}

function assign(
  context: Context,
  object: string,
  values: Values,
  field: FieldDescription,
  value: PlanValue,
): void {
  const isName =
    field.name === 'last_name' &&
    typeof value === 'string' &&
    context.field(object, 'first_name') &&
    !values['first_name']
  if (isName) Object.assign(values, personName(value))
  else values[field.name] = value
}

/** Values that tell their own field: addresses, telephones, amounts, dates, choices, people of the workspace. */
function readKnown(context: Context, words: Words, object: string, values: Values): boolean {
  if (readCompany(context, words, object, values)) return true
  const found: Values = {}
  for (const token of words.tokens) {
    if (
      isGlue(token) ||
      hasRole(token, 'prep') ||
      hasRole(token, 'has') ||
      hasRole(token, 'and') ||
      hasRole(token, 'by') ||
      repeatsField(words, token, object)
    )
      continue
    const pair = knownValue(context, token, object)
    if (!pair) return false
    found[pair[0]] = pair[1]
  }
  if (Object.keys(found).length === 0) return false
  Object.assign(values, found)
  return true
}

/** "in the retail industry": the name of the field beside its value. */
function repeatsField(words: Words, token: Token, object: string): boolean {
  const named = sensesOf(token, 'field').filter((one) => one.object === object)
  return named.some(({ field }) =>
    words.tokens.some(
      (other) =>
        other !== token &&
        sensesOf(other, 'option').some((one) => one.object === object && one.field === field),
    ),
  )
}

function knownValue(context: Context, token: Token, object: string): [string, PlanValue] | null {
  const { metadata } = context
  for (const kind of ['email', 'phone', 'url'] as const) {
    const value = sense(token, kind)?.value
    const field = metadata.firstField(object, kind === 'url' ? ['website', 'url'] : [kind])
    if (value !== undefined && field) return [field, value]
  }
  const number = sense(token, 'number')
  const money = metadata.moneyField(object)
  if (number && (number.amount || number.value >= 1000) && money) return [money, moneyValue(context, number)]
  const when = sense(token, 'when')?.when
  const day = when && dayOf(when, context.today)
  const date = metadata.firstField(object, ['close_date', 'due_date', 'next_renewal_date'])
  if (day !== undefined && date) return [date, day]
  const user = sense(token, 'user')?.id ?? (hasRole(token, 'me') ? context.input.actor.user_id : undefined)
  const owner = metadata.ownerField(object)
  if (user && owner) return [owner, user]
  const choice = choiceOf(context, token, object)
  return choice ? [choice.field, choice.code] : null
}

/** "at Globex", "from Acme", 来自星辰科技. */
function readCompany(context: Context, words: Words, object: string, values: Values): boolean {
  if (!/^(at|from|for|of|in|来自|属于|with)$/.test(words.at(0)?.low ?? '')) return false
  const rest = words.part(1)
  if (!rest.tokens.some((token) => isUnknown(token) || sense(token, 'quote'))) return false
  setCompany(context, object, values, nameText(rest.text()))
  return true
}
function setCompany(context: Context, object: string, values: Values, name: string): boolean {
  if (context.field(object, 'company')) values['company'] = name
  else if (context.field(object, 'account_id')) values['account_id'] = idOf(context.named(['account'], name))
  else if (context.field(object, 'location')) values['location'] = name
  else return false
  return true
}

/** Text that names nothing: first the name of the record, then its company, then a title. */
function readPlain(context: Context, words: Words, object: string, values: Values): boolean {
  const first = words.at(0)
  if (
    words.tokens.some((token) =>
      notInText.some((name) => hasRole(token, name) && !/^\p{Lu}/u.test(token.text)),
    )
  )
    return false
  const isName =
    first && (isUnknown(first) || sense(first, 'quote') !== undefined || /^\p{Lu}/u.test(first.text))
  if (!isName) return false
  const quoted = words.length === 1 ? sense(first, 'quote')?.value : undefined
  const text = quoted ?? bareText(words.text())
  if (context.field(object, 'last_name') && !values['last_name']) {
    if (words.length > 4) return false
    Object.assign(values, personName(text))
    return true
  }
  const display = context.metadata.object(object)?.display ?? 'name'
  if (!context.field(object, 'last_name') && values[display] === undefined) {
    values[display] = text
    return true
  }
  if (values['company'] !== undefined || values['account_id'] !== undefined)
    return setText(context, object, values, 'title', text)
  return setCompany(context, object, values, nameText(text))
}
/** Words that show that a plain text is more than a name. */
const notInText = ['vague', 'not', 'op', 'assign', 'verb', 'them', 'it', 'each', 'beyond', 'then'] as const
function setText(context: Context, object: string, values: Values, field: string, text: string): boolean {
  if (!context.field(object, field) || values[field] !== undefined) return false
  values[field] = text
  return true
}

/** Fields that have no default and that nobody can guess: the first that is missing is asked for. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  account: ['name'],
  contact: ['last_name'],
  lead: ['last_name'],
  opportunity: ['name', 'account_id', 'close_date'],
  note: ['body'],
}

function complete(context: Context, object: string, values: Values): void {
  if (object === 'opportunity' && values['name'] === undefined && values['account_id'] !== undefined)
    askFor(context, object, values, 'name')
  for (const field of wanted[object] ?? []) {
    const required = context.field(object, field)?.required
    if (required && values[field] === undefined) askFor(context, object, values, field)
  }
  const described = context.metadata.object(object)
  if (Object.keys(values).length === 0 && described) askFor(context, object, values, described.display)
}

/** Ends with a question whose answer completes the plan. */
function askFor(context: Context, object: string, values: Values, field: string): never {
  const id = `s${context.steps.length + 1}`
  const step: PlanStep = { id, tool: 'create_record', args: { object, values } }
  const label = context.fieldLabel(object, field)
  const kind = context.metadata.object(object)?.label
  const question =
    field === 'account_id'
      ? { en: 'For which account is the deal?', zh: '这个商机属于哪个客户？' }
      : {
          en: `What is the ${label.en.toLowerCase()} of the new ${kind?.en.toLowerCase()}?`,
          zh: `新${kind?.zh}的${label.zh}是什么？`,
        }
  throw new Ask(question, {
    pending: {
      plan: [...context.steps, step],
      slot: [id, 'args', 'values', field],
      kind: 'value',
      choices: [],
      expects: { object, field },
    },
    confidence: 0.75,
  })
}
