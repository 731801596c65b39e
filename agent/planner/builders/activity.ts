import type { PlanArgs } from '../../plan.ts'
import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { choiceOf } from '../filters/options.ts'
import { dayOf } from '../periods/when.ts'
import { unclear } from '../replies.ts'
import { readTarget, type Target } from '../targets.ts'
import { hasRole, isGlue, role, sense, sensesOf, type Token } from '../tokens.ts'
import { bareText } from '../values.ts'
import type { Words } from '../words.ts'

/** "log a call with Dana: discussed pricing", 记录一次与王伟的会议, 昨天拜访了华信科技. */
export function buildLog(context: Context, words: Words): void {
  const notes = takeNotes(words)
  const when = takeFirst(words, (token) => sense(token, 'when')?.when)
  const minutes = takeFirst(words, (token) => sense(token, 'duration')?.minutes)
  const type = takeType(context, words)
  for (let at = words.findRole('verb', 'log'); at >= 0; at = words.findRole('verb', 'log'))
    words.take(at, at + 1, 'log')
  for (let at = words.findRole('verb', 'create'); at >= 0; at = words.findRole('verb', 'create'))
    words.take(at, at + 1, 'log')
  if (type === null)
    throw new Ask({
      en: 'What should be logged: a call, a meeting, a visit, an e-mail or a note?',
      zh: '要记录什么：通话、会议、拜访、邮件还是备注？',
    })
  const target = readWith(context, words)
  for (let at = words.findRole('me'); at >= 0; at = words.findRole('me')) words.take(at, at + 1, 'I')
  if (words.leftovers().length > 0) throw unclear(context, words)
  const day = when && dayOf(when, context.today)
  const date = day && when?.time ? context.calendar.instant(day, when.time) : day
  if (type === 'note') return addNote(context, target, notes)
  const args: PlanArgs = {
    type,
    subject: notes === '' ? defaultSubject(context, type, target) : short(notes),
    ...(notes.length > 60 ? { description: notes } : {}),
    related_to: target.refs,
    ...(date ? { activity_date: date } : {}),
    ...(minutes ? { duration_minutes: minutes } : {}),
  }
  context.add('log_activity', args)
  context.antecedent = {
    object: target.object ?? 'contact',
    step: target.step,
    ids: target.ids,
    pick: target.pick,
  }
}

/** A note is a record of its own, on the record it is about. */
function addNote(context: Context, target: Target, body: string): void {
  if (body === '') throw new Ask({ en: 'What should the note say?', zh: '备注内容是什么？' })
  const parent = target.step
    ? { $from: target.step, pick: 'one' as const, as: 'id' as const }
    : (target.ids[0] ?? '')
  context.add('create_record', { object: 'note', values: { body, parent_id: parent } })
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

/** After a colon, "about" or 讨论 stands what was said: free text. */
function takeNotes(words: Words): string {
  const at = words.find(
    (token, index) =>
      index > 0 &&
      (token.low === ':' ||
        hasRole(token, 'prep', 'about') ||
        (hasRole(token, 'saying') && !sense(token, 'object')) ||
        /^(that|讨论|讨论了|谈了|聊了|沟通了|谈到|确认了|关于)$/.test(token.low) ||
        startsNotes(words, index)),
  )
  if (at < 0) {
    const quote = words.find((token) => sense(token, 'quote') !== undefined)
    if (quote < 0) return ''
    words.take(quote, quote + 1, 'notes')
    return sense(words.at(quote), 'quote')?.value ?? ''
  }
  const dates = words.tokens.findLastIndex((token) => sense(token, 'when') !== undefined)
  const end = dates === words.length - 1 && dates > at ? dates : words.length
  const isWord =
    /^[:：,，]$|^that$|^about$|^regarding$|^re$|^关于$|^内容/.test(words.at(at)!.low) ||
    hasRole(words.at(at), 'prep') ||
    hasRole(words.at(at), 'saying')
  const from = isWord ? at + 1 : at
  const text = bareText(words.text(from, end))
  words.take(at, end, 'notes')
  return text
}
/** "，他们想要报价": behind the comma of a Chinese or English report. */
function startsNotes(words: Words, index: number): boolean {
  const token = words.at(index)!
  if (!/^[,，;]$/.test(token.low) || index + 1 >= words.length) return false
  const rest = words.tokens.slice(index + 1)
  const meaningful = rest.filter((one) => !isGlue(one))
  const onlyFacts = meaningful.every(
    (one) =>
      sense(one, 'when') ||
      sense(one, 'duration') ||
      sensesOf(one, 'option').some(({ object }) => object === 'activity'),
  )
  return meaningful.length > 0 && !onlyFacts
}

function takeFirst<T>(words: Words, read: (token: Token) => T | undefined): T | undefined {
  const at = words.find((token) => read(token) !== undefined)
  if (at < 0) return undefined
  words.take(at, at + 1, 'detail')
  return read(words.at(at)!)
}

function takeType(context: Context, words: Words): string | null {
  const said = words.findRole('type')
  if (said >= 0) {
    const type = role(words.at(said), 'type') ?? null
    words.take(said, said + 1, `activity ${type}`)
    return type
  }
  for (const index of words.indices()) {
    const token = words.free(index)
    if (hasRole(token, 'verb', 'log')) continue
    const isNote =
      sensesOf(token, 'object').some((one) => one.object === 'note') ||
      /^(note|备注|笔记)$/.test(token?.low ?? '')
    const choice = choiceOf(context, token, 'activity')
    if (!isNote && choice?.field !== 'type') continue
    words.take(index, index + 1, 'activity')
    return isNote ? 'note' : (choice?.code ?? null)
  }
  return null
}

/** With whom, or about which record. */
function readWith(context: Context, words: Words): Target {
  const rest = words
    .indices()
    .filter(
      (index) =>
        !isGlue(words.at(index)!) && !hasRole(words.at(index), 'and') && !hasRole(words.at(index), 'me'),
    )
  const [first] = rest
  const last = rest.at(-1)
  const content = rest.filter(
    (index) =>
      !hasRole(words.at(index), 'prep') &&
      !hasRole(words.at(index), 'poss') &&
      !sense(words.at(index), 'object'),
  )
  if (first === undefined || last === undefined || content.length === 0) {
    const meant = context.antecedent ?? context.input.focus[0]
    if (!meant) throw new Ask({ en: 'With whom, or for which record?', zh: '与谁，或关于哪条记录？' })
    return readTarget(context, words.part(0, 0), []) ?? focusTarget(context)
  }
  const about =
    hasRole(words.at(first), 'prep', 'to') ||
    hasRole(words.at(first), 'prep', 'on') ||
    hasRole(words.at(first), 'prep', 'for')
  const objects = about
    ? context.metadata.nameable()
    : [...context.metadata.people(), 'account', 'opportunity']
  const target = readTarget(context, words.part(first, unbroken(words, first, last) + 1), objects)
  if (!target) throw unclear(context, words)
  return target
}
/** 和王伟30分钟的会议: the name ends where a word with another meaning was taken. */
function unbroken(words: Words, first: number, last: number): number {
  for (let index = first; index < last; index++) {
    const next = words.at(index + 1)!
    if (!words.free(index + 1) && !isGlue(next)) return index
  }
  return last
}

function focusTarget(context: Context): Target {
  const meant = context.antecedent
  if (meant?.step)
    return {
      refs: { $from: meant.step, pick: 'one' },
      object: meant.object,
      step: meant.step,
      pick: 'one',
      name: null,
      ids: [],
    }
  const focus = context.input.focus[0]
  const id = focus?.ids[0]
  if (!focus || id === undefined || focus.ids.length > 1)
    throw new Ask({ en: 'With whom, or for which record?', zh: '与谁，或关于哪条记录？' })
  return {
    refs: { object: focus.object, id },
    object: focus.object,
    step: null,
    pick: 'one',
    name: null,
    ids: [id],
  }
}

/** "Call with Dana" when nothing was said of it. */
function defaultSubject(context: Context, type: string, { name }: Target): string {
  const label = context.field('activity', 'type')?.options?.find((one) => one.code === type)?.label
  const kind = label?.[context.language] ?? type
  if (name === null) return kind
  return context.language === 'zh' ? `与${name}的${kind}` : `${kind} with ${name}`
}
