import { one, type Context } from '../context.ts'
import { readDateQuestion, type DateQuestion } from '../frames/date-question.ts'
import { readFieldQuestion } from '../frames/field-question.ts'
import { looksLikePerson } from '../names.ts'
import { unclear } from '../replies.ts'
import { sense, sensesOf, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'

/** "what's Dana Reed's phone", 华信科技续约的金额是多少: the record is opened; the value stands on it. */
export function buildLookup(context: Context, words: Words): void {
  const date = readDateQuestion(words)
  if (date) return openDated(context, words, date)
  const asked = readFieldQuestion(words)
  if (!asked) throw unclear(context, words)
  const quoted = asked.end === asked.start + 1 ? sense(words.at(asked.start), 'quote')?.value : undefined
  const name = quoted ?? words.text(asked.start, asked.end)
  const objects = ownersOf(context, asked.field, name)
  if (objects.length === 0) throw unclear(context, words)
  words.take(0, words.length, `${asked.field.text} of ${name}`)
  const step = context.named(objects, name)
  const asks = [...new Set(sensesOf(asked.field, 'field').map(({ field }) => field))]
  context.add('get_record', { record: one(step) }, asks)
  context.antecedent = { object: objects[0] ?? 'account', step, ids: [], pick: 'one' }
}

/** "when does Globex renewal close": the kinds of record that have such a date. */
function openDated(context: Context, words: Words, { start, end, hint }: DateQuestion): void {
  const objects = [...context.metadata.nameable(), 'task'].filter(
    (object) => context.metadata.firstField(object, datesOf[hint] ?? []) !== undefined,
  )
  if (objects.length === 0) throw unclear(context, words)
  const name = sense(words.at(start), 'quote')?.value ?? words.text(start, end)
  words.take(0, words.length, `${hint} date of ${name}`)
  const step = context.named(objects, name)
  context.add('get_record', { record: one(step) }, datesOf[hint] ?? [])
  context.antecedent = { object: objects[0] ?? 'opportunity', step, ids: [], pick: 'one' }
}
const datesOf: Readonly<Record<string, readonly string[]>> = {
  close: ['close_date'],
  due: ['due_date'],
  renew: ['next_renewal_date'],
}

/** Kinds of record that have the field; a person's name is looked up among people where these have it. */
function ownersOf(context: Context, field: Token, name: string): string[] {
  const fields = sensesOf(field, 'field')
  const having = context.metadata
    .nameable()
    .filter((object) =>
      fields.some((one) => one.object === object && context.field(object, one.field)?.measures !== 'link'),
    )
  const people = having.filter((object) => context.metadata.people().includes(object))
  return people.length > 0 && (looksLikePerson(name) || sense(field, 'object')) ? people : having
}
