import type { FieldDescription, Operator } from '#crm-core/contract'
import { type PlanFilter, isNull, negate, oneOf } from '../conditions.ts'
import { idOf, type Context } from '../context.ts'
import { periodOf } from '../periods/when.ts'
import { hasRole, isGlue, isUnknown, role, sense, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import { fieldOf } from './field-of.ts'
import { type Negation, isAbsence, negationBefore, takeNegation } from './negation.ts'
import { comparisonAt } from './comparison.ts'

/** Conditions that name their field: "amount over 50k", "without e-mail", "industry is retail", 邮箱为空. */
export function readFields(context: Context, words: Words, object: string): PlanFilter[] {
  const found: PlanFilter[] = []
  for (const index of words.indices()) {
    const field = fieldOf(context, words.free(index), object)
    if (!field) continue
    const filter = readField(context, words, index, field, object)
    if (filter) found.push(filter)
  }
  return found
}

function readField(
  context: Context,
  words: Words,
  index: number,
  field: FieldDescription,
  object: string,
): PlanFilter | null {
  const negation = negationBefore(words, index)
  const value = negation && isAbsence(negation) ? null : readValue(context, words, index, field, object)
  if (value) {
    words.take(index, index + 1, `field ${field.name}`)
    if (negation) takeNegation(words, negation, index + 1)
    return negation ? negate(value) : value
  }
  return readPresence(words, index, field, negation)
}

function readPresence(
  words: Words,
  index: number,
  field: FieldDescription,
  negation: Negation | null,
): PlanFilter | null {
  const empty = emptyAfter(words, index)
  if (negation && isAbsence(negation)) {
    takeNegation(words, negation, index + 1)
    words.take(index, index + 1, `no ${field.name}`)
    return field.measures === 'flag' ? { field: field.name, op: '=', value: false } : isNull(field.name)
  }
  if (empty >= 0) {
    words.take(index, empty + 1, `no ${field.name}`)
    return isNull(field.name)
  }
  if (field.measures === 'flag') {
    if (negation) takeNegation(words, negation, index + 1)
    words.take(index, index + 1, field.name)
    return { field: field.name, op: '=', value: !negation }
  }
  const has = hasBefore(words, index)
  if (negation || !words.free(has) || !hasRole(words.at(has), 'has')) return null
  const after = words.at(index + 1)
  if (after && (isUnknown(after) || sense(after, 'email') || sense(after, 'phone') || role(after, 'op')))
    return null
  words.take(has, index + 1, `has ${field.name}`)
  return { field: field.name, op: 'is_not_null' }
}

/** 有电话, "with a phone number": the nearest word before that is not mere glue. */
function hasBefore(words: Words, index: number): number {
  let before = index - 1
  while (before >= 0 && isGlue(words.at(before)) && !hasRole(words.at(before), 'has')) before--
  return before
}

/** "e-mail is missing", 邮箱为空, 电话没填. */
function emptyAfter(words: Words, index: number): number {
  const next = words.beside(index, 1)
  const token = words.free(next)
  if (!token) return -1
  return (hasRole(token, 'not', 'without') && !hasRole(token, 'has') && isLast(words, next)) ||
    /^(empty|blank|missing|为空|空|是空的|空白)$/.test(token.low)
    ? next
    : -1
}

function isLast(words: Words, index: number): boolean {
  const next = words.at(words.beside(index, 1))
  return next === undefined || hasRole(next, 'poss') || isGlue(next) || sense(next, 'object') !== undefined
}

/** The comparison that follows the field. */
function readValue(
  context: Context,
  words: Words,
  index: number,
  field: FieldDescription,
  object: string,
): PlanFilter | null {
  let next = index + 1
  let negated = false
  let op: Operator | undefined
  for (; next < words.length; next++) {
    const token = words.free(next)
    if (!token) return null
    if (role(token, 'not') === 'not') negated = true
    else if (role(token, 'op') === 'contains') op = 'contains'
    else if (
      !(isGlue(token) && token.low !== ',') &&
      !hasRole(token, 'assign') &&
      !hasRole(token, 'prep') &&
      role(token, 'op') !== '='
    )
      break
  }
  const filter = valueAt(context, words, next, field, object, op)
  if (!filter) return null
  words.take(index + 1, next, 'comparison')
  return negated ? negate(filter) : filter
}

function valueAt(
  context: Context,
  words: Words,
  at: number,
  field: FieldDescription,
  object: string,
  op: Operator | undefined,
): PlanFilter | null {
  const token = words.free(at)
  if (!token) return null
  const { name } = field
  if (field.measures === 'number' || field.measures === 'money') {
    const compared = comparisonAt(words, at)
    if (!compared) return null
    words.take(at, compared.end, 'number')
    return compared.toFilter(name)
  }
  if (field.measures === 'time') {
    const when = sense(token, 'when')
    if (!when) return null
    words.take(at, at + 1, 'period')
    return { field: name, op: 'in_period', value: periodOf(when.when) }
  }
  if (field.measures === 'choice') {
    const codes: string[] = []
    let end = at
    for (let next = at; next < words.length; next++) {
      const option = sensesOf(words.free(next), 'option').find(
        (one) => one.object === object && one.field === name,
      )
      if (option) {
        codes.push(option.code)
        end = next + 1
      } else if (!(
        hasRole(words.at(next), 'or') ||
        hasRole(words.at(next), 'and') ||
        words.at(next)?.low === ','
      ))
        break
    }
    if (codes.length === 0) return null
    words.take(at, end, codes.join(', '))
    return oneOf(name, [...new Set(codes)], false)
  }
  if (field.measures === 'text' && at > 0) return textAt(words, at, name, op)
  if (field.references === 'account') return accountAt(context, words, at, name)
  if (name === 'owner_id' || name === 'assigned_to') {
    const user = sense(token, 'user')?.id ?? (hasRole(token, 'me') ? 'me' : undefined)
    if (user === undefined) return null
    words.take(at, at + 1, 'person')
    return { field: name, op: '=', value: user }
  }
  return null
}

function textAt(words: Words, at: number, field: string, op: Operator | undefined): PlanFilter | null {
  const token = words.free(at)
  const kept = sense(token, 'quote') ?? sense(token, 'email') ?? sense(token, 'phone') ?? sense(token, 'url')
  if (!token || (!kept && !isUnknown(token))) return null
  let end = at + 1
  if (!kept) end = nameEnd(words, end)
  const value = kept?.value ?? words.text(at, end)
  words.take(at, end, 'text')
  return { field, op: kept && kept.kind !== 'quote' ? '=' : (op ?? 'contains'), value }
}

/** "Acme Corp": capitals and company endings go on with the name. */
function nameEnd(words: Words, from: number): number {
  let end = from
  while (isUnknown(words.free(end)) || hasRole(words.free(end), 'suffix')) end++
  return end
}

/** "contacts whose company is Globex": the account is looked up first. */
function accountAt(context: Context, words: Words, at: number, field: string): PlanFilter | null {
  const quote = sense(words.free(at), 'quote')
  if (!quote && !isUnknown(words.free(at))) return null
  const end = quote ? at + 1 : nameEnd(words, at)
  const name = quote?.value ?? words.text(at, end)
  words.take(at, end, `account ${name}`)
  return { field, op: '=', value: idOf(context.named(['account'], name)) }
}
