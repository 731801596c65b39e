import type { RecordDraft } from './record-draft.ts'
import type { FieldDescription } from '#crm-core/contract'
import type { PlanValue } from '../../../plan.ts'
import type { Context } from '../../context.ts'
import { fieldOf } from '../../filters/field-of.ts'
import { personName } from '../../names.ts'
import { unclear } from '../../replies.ts'
import { hasRole, isGlue, isUnknown, sense } from '../../tokens.ts'
import { bareText, nameText, readFieldValue } from '../../values.ts'
import type { Words } from '../../words.ts'
import { setCompany } from './company.ts'
import { readKnown } from './known.ts'
import { type OpenField, unknownChoice } from './open-fields.ts'

export function readPiece(
  context: Context,
  piece: Words,
  object: string,
  values: RecordDraft,
  whole: Words,
): void {
  const content = piece
    .indices()
    .filter(
      (index) =>
        !isGlue(piece.at(index)) &&
        !hasRole(piece.at(index), 'and') &&
        piece.low(index) !== ':' &&
        !hasRole(piece.at(index), 'named') &&
        !hasRole(piece.at(index), 'poss') &&
        !isWorth(piece.low(index)),
    )
  const [first] = content
  const last = content.at(-1)
  if (first === undefined || last === undefined) return
  const body = piece.part(first, last + 1)
  // "a contact Li Na": a colleague's name, and none yet for the new person, is the new person's.
  const names = first === last && first === content[0] && namesPerson(context, piece, first, object, values)
  const before = { ...values }
  const read =
    (names && readPlain(context, body, object, values)) ||
    readLabelled(context, body, object, values) ||
    readKnown(context, body, object, values) ||
    readPlain(context, body, object, values)
  // A second value for the same field means that one of them was misread.
  const overwritten = Object.entries(before).some(([field, value]) => values[field] !== value)
  if (!read || overwritten) throw unclear(context, whole)
  piece.take(0, piece.length, 'value')
}

/** 行业航天: the field is named, and what follows is none of its choices. */
export function readUnknownChoice(context: Context, piece: Words, object: string): OpenField | null {
  const content = piece
    .indices()
    .filter((index) => !isGlue(piece.at(index)) && !hasRole(piece.at(index), 'has'))
  const [at, ...rest] = content
  const field = at === undefined ? undefined : fieldOf(context, piece.at(at), object)
  const [first] = rest
  if (at === undefined || first === undefined || field?.measures !== 'choice') return null
  const value = piece.part(first)
  const said = value.tokens.every((token) => isUnknown(token) || hasRole(token, 'suffix') || isGlue(token))
  if (!said || readFieldValue(context, value, object, field) !== undefined) return null
  piece.take(0, piece.length, `no ${field.name}`)
  return unknownChoice(field, bareText(value.text()))
}

function namesPerson(
  context: Context,
  piece: Words,
  at: number,
  object: string,
  values: RecordDraft,
): boolean {
  const led = piece.tokens.slice(0, at).some((token) => hasRole(token, 'prep') || hasRole(token, 'by'))
  const nameless = context.field(object, 'last_name') !== undefined && values['last_name'] === undefined
  return nameless && !led && sense(piece.at(at), 'user') !== undefined
}

const isWorth = (low: string): boolean => /^(worth|valued at|价值)$/.test(low)

/** "phone 138…", "close date next Friday", 公司星辰科技. */
function readLabelled(context: Context, words: Words, object: string, values: RecordDraft): boolean {
  const first = hasRole(words.at(0), 'has') || hasRole(words.at(0), 'prep') ? 1 : 0
  const field = fieldOf(context, words.at(first), object)
  if (!field || field.read_only || words.length <= first + 1) return false
  let from = first + 1
  while (
    from < words.length &&
    (hasRole(words.at(from), 'assign') ||
      isGlue(words.at(from)) ||
      hasRole(words.at(from), 'prep') ||
      hasRole(words.at(from), 'named'))
  )
    from++
  const value = readFieldValue(context, words.part(from), object, field)
  if (value === undefined) return false
  assign(context, object, values, field, value)
  return true
}

export function assign(
  context: Context,
  object: string,
  values: RecordDraft,
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

/** Text that names nothing: first the name of the record, then its company, then a title. */
function readPlain(context: Context, words: Words, object: string, values: RecordDraft): boolean {
  const first = words.at(0)
  if (
    words.tokens.some((token) =>
      notInText.some((name) => hasRole(token, name) && !/^\p{Lu}/u.test(token.text)),
    )
  )
    return false
  // 销售总监: a word of another meaning before a title is a title too.
  const isTitle = words.length > 1 && hasRole(words.at(words.length - 1), 'honorific')
  const isName =
    first &&
    (isUnknown(first) ||
      sense(first, 'user') !== undefined ||
      sense(first, 'quote') !== undefined ||
      isTitle ||
      /^\p{Lu}/u.test(first.text))
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
const notInText = ['vague', 'not', 'op', 'assign', 'verb', 'them', 'it', 'each', 'beyond', 'next'] as const

function setText(
  context: Context,
  object: string,
  values: RecordDraft,
  field: string,
  text: string,
): boolean {
  if (!context.field(object, field) || values[field] !== undefined) return false
  values[field] = text
  return true
}
