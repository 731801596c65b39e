import { readDateQuestion } from './frames/date-question.ts'
import { beginsFollowUp } from './frames/follow-up.ts'
import { isFieldQuestion } from './frames/field-question.ts'
import { outcomeSaid } from './frames/outcome-said.ts'
import { asksBrief } from './frames/brief.ts'
import { isCommanded, notYet } from './frames/not-yet.ts'
import { readScoreQuestion } from './frames/score-question.ts'
import { readForecastQuestion } from './frames/forecast-question.ts'
import { stateSaid } from './frames/state-said.ts'
import { looksLikePerson } from './names.ts'
import { isHan } from './normalise.ts'
import { hasRole, isGlue, isUnknown, role, sense, sensesOf, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** What kind of command a clause is; each has its builder. */
export type Frame =
  | 'lookup'
  | 'followUp'
  | 'whom'
  | 'describe'
  | 'find'
  | 'aggregate'
  | 'owner'
  | 'create'
  | 'update'
  | 'mail'
  | 'task'
  | 'log'
  | 'delete'
  | 'convert'
  | 'notYet'
  | 'brief'
  | 'history'
  | 'score'
  | 'forecast'
  | 'beyond'

const changes = new Set(['update', 'move', 'mark', 'assign', 'close', 'complete', 'rename', 'postpone'])
const isMailWord = (token: Token): boolean =>
  sensesOf(token, 'object').some((one) => one.object === 'email') || sense(token, 'template') !== undefined

/** Verb and kind of a clause, by its first meaningful words. */
export function frameOf(words: Words): Frame | null {
  const lead = leading(words)
  const has = (verb: string): boolean => words.findRole('verb', verb) >= 0
  if (readScoreQuestion(words)) return 'score'
  if (readForecastQuestion(words)) return 'forecast'
  if (words.findRole('concept', 'to_follow') >= 0) return 'whom'
  if (lead.some((token) => hasRole(token, 'verb', 'delete')) && !isExcept(words)) return 'delete'
  if (isCommanded(words, words.findRole('convert'))) return 'convert'
  if (notYet(words)) return 'notYet'
  if (asksBrief(words)) return 'brief'
  if (
    words.findRole('history') >= 0 &&
    words.tokens.some((token) => isUnknown(token) || sense(token, 'quote') || hasRole(token, 'it'))
  )
    return 'history'
  if (words.findRole('beyond') >= 0 && !hasContentMarker(words) && beyondLeads(words)) return 'beyond'
  const first = firstVerb(words)
  const verb = first === null ? undefined : role(words.at(first), 'verb')
  if (has('remind') && remindLeads(words)) return 'task'
  if (beginsFollowUp(words)) return 'followUp'
  if (namesTask(words)) return 'task'
  if (isMail(words, verb, first)) return 'mail'
  if (isLog(words, verb, first)) return 'log'
  if (isCreate(words, verb, first))
    return objectAfter(words, first) === 'task' ? 'task' : logged(words, first) ? 'log' : 'create'
  if (words.findRole('schema') >= 0 && asksSchema(words, verb)) return 'describe'
  if (isFieldQuestion(words) || readDateQuestion(words)) return 'lookup'
  if (has('own') && !asksWhose(words)) return 'owner'
  if (isAggregate(words)) return 'aggregate'
  if (isUpdate(words, verb, first)) return 'update'
  return null
}

function leading(words: Words): Token[] {
  const tokens = words.tokens.filter((token) => !isGlue(token))
  return tokens.slice(0, 3)
}
const isExcept = (words: Words): boolean => words.findRole('exceptend') >= 0
/** Free text follows: what it says is content, not a command. */
const hasContentMarker = (words: Words): boolean =>
  words.tokens.some((token) => token.low === ':' || sense(token, 'quote') !== undefined) ||
  (words.findRole('saying') >= 0 &&
    ['send', 'email', 'draft', 'log', 'remind'].some((verb) => words.findRole('verb', verb) >= 0))

/** A question of why, or a poem: near the start or the end of a short clause. */
function beyondLeads(words: Words): boolean {
  const verb = firstVerb(words)
  if (verb !== null && hasRole(words.at(verb), 'verb', 'remind')) return false
  const at = words.findRole('beyond')
  const value = words.at(at)
  const otherSense = value?.senses.some((one) => one.kind !== 'word')
  return !otherSense
}

function firstVerb(words: Words): number | null {
  const at = words.find((token) => hasRole(token, 'verb'))
  return at < 0 ? null : at
}
/** The verb opens the clause: only glue, pronouns and 给 … stand before it. */
function opens(words: Words, at: number | null): boolean {
  return (
    at !== null &&
    words.tokens
      .slice(0, at)
      .every(
        (token) => isGlue(token) || hasRole(token, 'next') || hasRole(token, 'and') || hasRole(token, 'me'),
      )
  )
}
function remindLeads(words: Words): boolean {
  const at = words.findRole('verb', 'remind')
  const before = words.tokens
    .slice(0, at)
    .filter((token) => !isGlue(token) && !hasRole(token, 'next') && !hasRole(token, 'and'))
  return before.every(
    (token) => sense(token, 'when') !== undefined || hasRole(token, 'verb', 'create') || hasRole(token, 'op'),
  )
}

function isMail(words: Words, verb: string | undefined, first: number | null): boolean {
  const send = words.find((token) => hasRole(token, 'verb', 'send') || hasRole(token, 'verb', 'draft'))
  const email = words.find((token) => hasRole(token, 'verb', 'email'))
  const mailWord = words.tokens.some(isMailWord)
  if (first !== null && opens(words, first) && (verb === 'find' || verb === 'count')) return false
  const named = send >= 0 && /邮件|信/.test(words.low(send))
  if (send >= 0 && (mailWord || named) && !opensOther(words, send)) return true
  if (send >= 0 && opens(words, send) && /[a-z]/.test(words.low(send))) return true
  if (email < 0) return false
  const han = /\p{Script=Han}/u.test(words.low(email))
  return han ? true : opens(words, email) && emailsSomebody(words, email)
}
const opensOther = (words: Words, send: number): boolean => {
  const first = firstVerb(words)
  return (
    first !== null &&
    first < send &&
    opens(words, first) &&
    ['find', 'count', 'remind', 'create', 'log'].some((one) => hasRole(words.at(first), 'verb', one))
  )
}
/** "email Dana", "email them"; "emails sent today" is a listing. */
function emailsSomebody(words: Words, at: number): boolean {
  const next = words.at(words.beside(at, 1))
  return (
    next !== undefined && !sense(next, 'email') && !hasRole(next, 'hint') && !hasRole(next, 'assign', 'is')
  )
}

function isLog(words: Words, verb: string | undefined, first: number | null): boolean {
  if ((verb === 'log' && opens(words, first)) || reportsTalk(words)) return true
  const log = words.findRole('verb', 'log')
  if (
    log >= 0 &&
    /\p{Script=Han}/u.test(words.low(log)) &&
    words.tokens
      .slice(0, log)
      .every((token) => isGlue(token) || hasRole(token, 'prep') || hasRole(token, 'take') || isUnknown(token))
  )
    return true
  const type = words.findRole('type')
  if (type < 0) return false
  if (/[a-z]/.test(words.low(type))) return opens(words, type)
  const earlier = words.tokens.slice(0, type)
  return (
    verb !== 'find' &&
    verb !== 'count' &&
    verb !== 'create' &&
    words.findRole('not') < 0 &&
    earlier.some(
      (token) =>
        hasRole(token, 'prep') ||
        hasRole(token, 'and') ||
        sense(token, 'when') !== undefined ||
        hasRole(token, 'me') ||
        isGlue(token),
    ) &&
    words.tokens.some((token) => isUnknown(token))
  )
}

function isCreate(words: Words, verb: string | undefined, first: number | null): boolean {
  if (verb === 'create' && opensCreate(words, first)) return objectAfter(words, first) !== null
  if (words.tokens.some((_, index) => isNewRecord(words, index) && opens(words, index))) return true
  // "new lead: Ken Adams", 新线索：…
  const fresh = words.findRole('concept', 'new')
  return (
    fresh >= 0 &&
    opens(words, fresh) &&
    sense(words.at(fresh + 1), 'object') !== undefined &&
    (words.at(fresh + 2)?.low === ':' || isUnknown(words.at(fresh + 2)))
  )
}
/** 新线索：… reads like the status of that name, but begins a record. */
export function isNewRecord(words: Words, index: number): boolean {
  return (
    sensesOf(words.at(index), 'option').some((one) => one.code === 'new') &&
    (/^[:：]$/.test(words.at(index + 1)?.text ?? '') || hasRole(words.at(index - 1), 'verb', 'create'))
  )
}
function opensCreate(words: Words, first: number | null): boolean {
  if (opens(words, first)) return true
  // 给华信科技建一个任务, 为每个商机创建任务
  const before = words.tokens.slice(0, first ?? 0)
  // Initech新增联系人: a company alone before the verb is where the new record belongs.
  const company = before.every((token) => isUnknown(token) || hasRole(token, 'suffix'))
  if (company && !looksLikePerson(words.text(0, first ?? 0)) && isHan(words.low(first ?? 0).charAt(0)))
    return true
  return before.some(
    (token) => hasRole(token, 'prep', 'to') || hasRole(token, 'prep', 'for') || hasRole(token, 'prep', 'in'),
  )
}
function objectAfter(words: Words, first: number | null): string | null {
  for (let index = first ?? 0; index < words.length; index++) {
    const token = words.at(index)
    if (!token) continue
    if (isNewRecord(words, index)) return sense(token, 'option')?.object ?? null
    if (token.low === ':') return null
    const object = sensesOf(token, 'object')
    const task = object.find((one) => one.object === 'task')
    if (task) return 'task'
    if (object[0] && !sense(words.at(index + 1), 'object')) return object[0].object
  }
  return null
}
function logged(words: Words, first: number | null): boolean {
  return ['activity', 'note'].includes(objectAfter(words, first) ?? '')
}

/** "pipeline by stage": a listing cannot be cut by a field, so a count is meant. */
function isCutBy(words: Words): boolean {
  const by = words.findRole('by')
  const next = words.at(words.beside(by, 1))
  return (
    by >= 0 &&
    words.findRole('most') < 0 &&
    words.findRole('order') < 0 &&
    words.findRole('direction') < 0 &&
    next !== undefined &&
    (sense(next, 'field') !== undefined ||
      /^(day|week|month|quarter|year|天|周|月|季度|年|月份)$/.test(next.low))
  )
}

const aggregates = ['count', 'sum', 'avg']
function isAggregate(words: Words): boolean {
  const counted = aggregates.some((verb) => words.findRole('verb', verb) >= 0)
  return counted || words.findRole('group') >= 0 || isCutBy(words)
}

function isUpdate(words: Words, verb: string | undefined, first: number | null): boolean {
  if (verb !== undefined && changes.has(verb) && opens(words, first)) return true
  if (verb === 'find' && opens(words, first)) return false
  const take = words.findRole('take')
  if (
    take >= 0 &&
    words.tokens
      .slice(0, take)
      .every((token) => isGlue(token) || hasRole(token, 'next') || hasRole(token, 'and'))
  )
    return true
  // Globex renewal 的金额改成48万 / 改成48万
  const assign = words.find((token) => hasRole(token, 'assign') && /^\p{Script=Han}{2,}$/u.test(token.low))
  if (assign >= 0) return true
  const fieldLead = first !== null && changes.has(verb ?? '') && /\p{Script=Han}/u.test(words.low(first))
  if (fieldLead) return true
  if (givesThem(words) || stateSaid(words)) return true
  // "we won Globex renewal", Globex renewal 丢单了
  return outcomeSaid(words)
}
/** "task for Tom, prepare the quote": the kind of record opens the sentence, and whose or what follows. */
function namesTask(words: Words): boolean {
  const at = words.find((token) => !isGlue(token))
  const next = words.at(at + 1)
  return (
    sensesOf(words.at(at), 'object').some((one) => one.object === 'task') &&
    !sensesOf(words.at(at), 'object').some((one) => one.plural) &&
    !sense(words.at(at), 'template') &&
    (hasRole(next, 'prep', 'for') || hasRole(next, 'prep', 'to') || next?.low === ':')
  )
}

/** "what fields does a lead have" asks; "update these fields" does not. */
const asksSchema = (words: Words, verb: string | undefined): boolean =>
  (verb === undefined || verb === 'find') && words.tokens.some((token) => sense(token, 'object'))

/** "leads whose company is Acme" narrows a list; "whose is Globex" asks for an owner. */
function asksWhose(words: Words): boolean {
  const at = words.find((token) => token.low === 'whose')
  return at > 0 && words.tokens.slice(0, at).some((token) => sense(token, 'object'))
}

/** 这几条都给 Tom: what was shown, and who gets it. */
function givesThem(words: Words): boolean {
  const last = words.tokens.findLastIndex((token) => !isGlue(token))
  const [first] = words.tokens
  const pointsBack = (['them', 'it', 'nth', 'take'] as const).some((name) => hasRole(first, name))
  return pointsBack && words.low(last - 1) === '给' && sense(words.at(last), 'user') !== undefined
}

/** "call with Dana about the deal Globex renewal": one call and what it was about, not a list of calls. */
function reportsTalk(words: Words): boolean {
  const at = words.find((token) => !isGlue(token))
  const next = words.beside(at, 1)
  return (
    /^(call|phone call|meeting|visit)$/.test(words.low(at)) &&
    hasRole(words.at(next), 'prep', 'with') &&
    words.findRole('prep', 'about', next) >= 0
  )
}
