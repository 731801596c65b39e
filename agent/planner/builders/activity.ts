import type { PlanValue } from '../../plan.ts'
import { type About, takeAbout } from './activity/about.ts'
import type { PlanArgs } from '../../plan.ts'
import { Ask } from '../ask.ts'
import { idOf, type Context } from '../context.ts'
import { dayOf } from '../periods/when.ts'
import { nearest, unclear } from '../replies.ts'
import type { Target } from '../targets/target.ts'
import { type Token, hasRole, isGlue, sense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { takeNotes } from './activity/notes.ts'
import { takeType } from './activity/type.ts'
import { readWith } from './activity/with.ts'

/** "log a call with Dana: discussed pricing", 记录一次与王伟的会议, 昨天拜访了华信科技. */
export function buildLog(context: Context, whole: Words): void {
  const words = withoutOpening(withoutEcho(whole))
  const about = takeAbout(words)
  const notes = takeNotes(words, context.today)
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
  requirePast(context, whole, day, notes)
  const date = day && when?.time ? context.calendar.instant(day, when.time) : day
  if (type === 'note') return addNote(context, target, notes)
  if (about)
    return addBoth(context, type, target, about, {
      subject: notes === '' ? about.name : short(notes),
      activity_date: date ?? context.input.now.toISOString(),
      ...(minutes ? { duration_minutes: minutes } : {}),
    })
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

/** 给王伟打电话, "meeting with Dana tomorrow": what is still to come is no activity, but perhaps a task. */
function requirePast(context: Context, words: Words, day: string | undefined, notes: string): void {
  const logged = ['log', 'create'].some((verb) => words.tokens.some((token) => hasRole(token, 'verb', verb)))
  const chinese = words.tokens.some((token) => hasRole(token, 'type') && /\p{Script=Han}/u.test(token.low))
  const done =
    notes !== '' || words.tokens.some((token) => /[了过完刚]/u.test(token.low) || isPast(context, token))
  if ((day === undefined || day <= context.today) && (logged || done || !chinese)) return
  throw new Ask(
    {
      en: 'Has this happened already, so that I log it, or should I remind you of it?',
      zh: '这是已经发生、需要记录的活动，还是需要提醒您去做的事？',
    },
    { suggestions: nearest(context) },
  )
}
const isPast = (context: Context, token: Token): boolean => {
  const day = sense(token, 'when')?.when.day
  return day !== undefined && day < context.today
}

/** 记录一下：今天和陈总开了会，…, "log this: met Dana": before the colon nothing is said yet, so it opens no note. */
function withoutOpening(words: Words): Words {
  const colon = words.tokens.findIndex((token) => token.low === ':')
  const opening = words.tokens
    .slice(0, Math.max(colon, 0))
    .every((token) => isGlue(token) || hasRole(token, 'verb', 'log') || hasRole(token, 'it'))
  const rest = words.part(colon + 1)
  const comma = rest.tokens.findIndex((token) => /^[,;.]$/.test(token.low))
  const report = rest.part(0, comma < 0 ? rest.length : comma)
  if (colon < 1 || !opening || report.findRole('type') < 0) return words
  words.take(0, colon + 1, 'log')
  return rest
}

/** "…, log it", ，记一下 at the end says once more what the clause is. */
function withoutEcho(words: Words): Words {
  let end = words.length
  const echoes = (token: Token | undefined): boolean =>
    isGlue(token) || hasRole(token, 'verb', 'log') || hasRole(token, 'it')
  while (end > 1 && echoes(words.at(end - 1))) end--
  const echo = words.part(end)
  if (end === words.length || !/^[,;.]$/.test(echo.low(0)) || echo.findRole('verb', 'log') < 0) return words
  echo.take(0, echo.length, 'log')
  return words.part(0, end)
}

/** With a person and about a deal: one activity that points to both. */
function addBoth(
  context: Context,
  type: string,
  target: Target,
  about: About,
  values: { readonly [name: string]: PlanValue },
): void {
  if (target.step === null || target.pick === 'all')
    throw new Ask({ en: 'With whom was it? Name one person.', zh: '与谁？请说一个人的姓名。' })
  const what_id = idOf(context.named([about.object], about.name))
  context.add('create_record', {
    object: 'activity',
    values: { type, ...values, who_id: idOf(target.step), what_id },
  })
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

function takeFirst<T>(words: Words, read: (token: Token) => T | undefined): T | undefined {
  const at = words.find((token) => read(token) !== undefined)
  if (at < 0) return undefined
  words.take(at, at + 1, 'detail')
  const token = words.at(at)
  return token && read(token)
}

/** "Call with Dana" when nothing was said of it. */
function defaultSubject(context: Context, type: string, { name }: Target): string {
  const label = context.field('activity', 'type')?.options?.find((one) => one.code === type)?.label
  const kind = label?.[context.language] ?? type
  if (name === null) return kind
  return context.language === 'zh' ? `与${name}的${kind}` : `${kind} with ${name}`
}
