import type { PlanArgs } from '../../plan.ts'
import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { unclear } from '../replies.ts'
import { readTarget, targetOf, type Target } from '../targets.ts'
import { hasRole, isGlue, sense, sensesOf, type Token } from '../tokens.ts'
import { bareText } from '../values.ts'
import type { Words } from '../words.ts'

/** "send Dana a follow-up", 给他们发一封欢迎邮件, "email Dana at Globex saying …". */
export function buildMail(context: Context, words: Words): void {
  const isDraft =
    words.findRole('verb', 'draft') >= 0 &&
    !words.tokens.some((token) => hasRole(token, 'verb', 'send') && /发送/.test(token.low))
  const body = takeBody(words)
  const subject = takeSubject(words)
  const template = takeTemplate(words)
  takeMailWords(words)
  const target = readRecipients(context, words)
  if (words.leftovers().length > 0) throw unclear(context, words)
  const content = contentOf(template, subject, body)
  if (!content) throw askContent(context, target, isDraft)
  context.add(isDraft ? 'draft_email' : 'send_email', { to: target.refs, ...content })
}

function contentOf(template: string | null, subject: string | null, body: string | null): PlanArgs | null {
  if (template !== null && body === null) return { template, ...(subject ? { subject } : {}) }
  if (body === null) return null
  return { subject: subject ?? firstLine(body), body }
}
/** A message without a subject takes its first sentence. */
function firstLine(body: string): string {
  const [line = body] = body.split(/[\n.。!！?？]/)
  return line.length > 60 ? `${line.slice(0, 57)}…` : line.trim() === '' ? body.slice(0, 60) : line.trim()
}

/** What stands after "saying"/内容是/a colon, or in quotes, is the message. */
function takeBody(words: Words): string | null {
  const saying = words.find(
    (token) => (hasRole(token, 'saying') && !sense(token, 'object')) || token.low === ':',
  )
  const subjectAt = words.findRole('subject')
  if (saying >= 0 && saying + 1 < words.length && !(subjectAt >= 0 && saying === subjectAt + 1)) {
    let from = saying + 1
    while (
      from < words.length - 1 &&
      ((isGlue(words.at(from)!) && /^[:：,，]$/.test(words.at(from)!.low)) || words.at(from)!.low === ':')
    )
      from++
    const end = subjectAt > from ? subjectAt : words.length
    const quoted = end === from + 1 ? sense(words.at(from), 'quote')?.value : undefined
    const text = quoted ?? bareText(words.text(from, end))
    words.take(saying, end, 'message')
    return text === '' ? null : text
  }
  const quote = words.find(
    (token, index) => sense(token, 'quote') !== undefined && !hasRole(words.at(index - 1), 'subject'),
  )
  if (quote < 0) return null
  words.take(quote, quote + 1, 'message')
  return sense(words.at(quote), 'quote')?.value ?? null
}

function takeSubject(words: Words): string | null {
  const at = words.findRole('subject')
  if (at < 0) return null
  let from = at + 1
  while (hasRole(words.at(from), 'assign') || words.at(from)?.low === ':') from++
  const quote = sense(words.free(from), 'quote')?.value
  const stop = words.tokens.findIndex((token, index) => index > from && /^[,，;]$/.test(token.low))
  const end = quote !== undefined ? from + 1 : stop < 0 ? words.length : stop
  const text = quote ?? bareText(words.text(from, end))
  words.take(at, end, 'subject')
  return text === '' ? null : text
}

function takeTemplate(words: Words): string | null {
  const at = words.find((token) => sense(token, 'template') !== undefined)
  if (at < 0) return null
  words.take(at, at + 1, 'template')
  return sense(words.at(at), 'template')?.name ?? null
}

function takeMailWords(words: Words): void {
  for (const index of words.indices()) {
    const token = words.free(index)!
    const isVerb = ['send', 'email', 'draft'].some((verb) => hasRole(token, 'verb', verb))
    const isMail =
      sensesOf(token, 'object').some((one) => one.object === 'email') ||
      sensesOf(token, 'field').some((one) => one.field === 'email') ||
      /^(template|模板|using|用|使用|message|with)$/.test(token.low)
    if (isVerb || isMail) words.take(index, index + 1, isVerb ? 'send' : 'e-mail')
  }
}

/** What remains is who gets it. */
function readRecipients(context: Context, words: Words): Target {
  const people = context.metadata.people()
  const rest = words.indices().filter((index) => !isGlue(words.at(index)!) && !isJoint(words.at(index)!))
  const [first] = rest
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return fromAntecedent(context)
  const part = words.part(first, last + 1)
  const gap = part.tokens.findIndex((token, index) => !part.free(index) && !isGlue(token))
  if (
    gap >= 0 &&
    part.tokens.slice(gap).some((token, index) => part.free(gap + index) && !isGlue(token) && !isJoint(token))
  )
    throw unclear(context, words)
  const user = rest.length === 1 ? sense(words.at(first), 'user') : undefined
  const me = rest.every((index) => hasRole(words.at(index), 'me') || hasRole(words.at(index), 'prep'))
  if (user || me) {
    words.take(first, last + 1, 'recipient')
    return targetOf(
      { object: 'user', step: null, ids: [user?.id ?? context.input.actor.user_id], pick: 'one' },
      'one',
    )
  }
  const target = readTarget(context, part.part(0, gap < 0 ? part.length : gap), people)
  if (!target) throw words.leftovers().length > 0 ? unclear(context, words) : askWho()
  return target
}
const isJoint = (token: Token): boolean =>
  hasRole(token, 'prep') || hasRole(token, 'and') || hasRole(token, 'then') || hasRole(token, 'has')

/** "find … and send a welcome email": to those found. */
function fromAntecedent(context: Context): Target {
  if (!context.antecedent?.step) throw askWho()
  return targetOf(context.antecedent, context.antecedent.pick)
}
const askWho = (): Ask => new Ask({ en: 'To whom should the e-mail go?', zh: '邮件发给谁？' })

/** Without words to send, the message itself is asked for; the answer fills the body. */
function askContent(context: Context, target: Target, isDraft: boolean): Ask {
  const names = context.input.templates.map((one) => one.name).slice(0, 6)
  const id = `s${context.steps.length + 1}`
  const plan = [
    ...context.steps,
    { id, tool: isDraft ? 'draft_email' : 'send_email', args: { to: target.refs } },
  ]
  return new Ask(
    {
      en: `What should the e-mail say? Give the text, or a template: ${names.join(', ')}.`,
      zh: `邮件写什么？请给出正文，或选择模板：${names.join('、')}。`,
    },
    {
      pending: {
        plan,
        slot: [id, 'args', 'body'],
        kind: 'value',
        choices: [],
        expects: { object: 'email', field: 'body' },
      },
      confidence: 0.7,
    },
  )
}
