import type { PlanValue } from '../../plan.ts'
import { isCapital } from '../names.ts'
import type { PlanArgs } from '../../plan.ts'
import { Ask } from '../ask.ts'
import { one, type Context } from '../context.ts'
import { unclear } from '../replies.ts'
import type { Target } from '../targets/target.ts'
import { hasRole, isGlue, isUnknown, sense, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import { takeBody, takeSubject } from './mail/body.ts'
import { readRecipients } from './mail/recipients.ts'
import { takeUnsent } from './mail/unsent.ts'

/** "send Dana a follow-up", 给他们发一封欢迎邮件, "email Dana at Globex saying …". */
export function buildMail(context: Context, words: Words): void {
  const unsent = takeUnsent(words)
  const body = takeBody(words)
  const isDraft = isDraftSaid(words, unsent)
  const subject = takeSubject(words)
  const template = takeTemplate(words)
  takeMailWords(words)
  const about = body === null ? takeTopic(words) : null
  const target = readRecipients(context, words)
  if (words.leftovers().length > 0) throw unclear(context, words)
  const deal = about && isNamed(about) ? dealOf(context, about) : null
  const content = contentOf(deal && body === null ? (template ?? followUp(context)) : template, subject, body)
  if (!content) throw askContent(context, target, isDraft)
  context.add(isDraft ? 'draft_email' : 'send_email', {
    to: target.refs,
    ...content,
    ...(deal ? { related_to: deal } : {}),
  })
}

/** Write, draft, compose; or a plain "e-mail her … but don't send it". To send and not to send is asked about. */
function isDraftSaid(words: Words, unsent: boolean): boolean {
  const sends = words.indices().some((index) => hasRole(words.at(index), 'verb', 'send'))
  if (unsent && sends)
    throw new Ask({
      en: 'Should I send the e-mail, or only write a draft?',
      zh: '要发送这封邮件，还是只写草稿？',
    })
  const drafts = words.find((token) => hasRole(token, 'verb', 'draft') || token.low === '草稿') >= 0
  return unsent || (drafts && !words.indices().some((index) => /发送/.test(words.low(index))))
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

function takeTemplate(words: Words): string | null {
  const at = words.find((token) => sense(token, 'template') !== undefined)
  if (at < 0) return null
  words.take(at, at + 1, 'template')
  return sense(words.at(at), 'template')?.name ?? null
}

function takeMailWords(words: Words): void {
  for (const index of words.indices()) {
    const token = words.free(index)
    if (!token) continue
    const isVerb = ['send', 'email', 'draft'].some((verb) => hasRole(token, 'verb', verb))
    const isMail =
      sensesOf(token, 'object').some((one) => one.object === 'email') ||
      sensesOf(token, 'field').some((one) => one.field === 'email') ||
      /^(template|模板|using|用|使用|草稿|message|with|note|line|letter)$/.test(token.low)
    if (isVerb || isMail) words.take(index, index + 1, isVerb ? 'send' : 'e-mail')
  }
}

/** Without words to send, the message itself is asked for; the answer fills the body. */
function askContent(context: Context, target: Target, isDraft: boolean): Ask {
  const id = `s${context.steps.length + 1}`
  const plan = [
    ...context.steps,
    { id, tool: isDraft ? 'draft_email' : 'send_email', args: { to: target.refs } },
  ]
  return new Ask(
    {
      en: `What should the e-mail say? Give the text, or a template: ${templateNames(context, 'en').join(', ')}.`,
      zh: `邮件写什么？请给出正文，或选择模板：${templateNames(context, 'zh').join('、')}。`,
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

/** "… about the renewal", 关于华信科技续约: what the message is about, not what it says. */
function takeTopic(words: Words): Words | null {
  const at = words.find((token, index) => index > 0 && hasRole(token, 'prep', 'about'))
  if (at < 0) return null
  const gap = words.tokens.findIndex((token, index) => index > at && !words.free(index) && !isGlue(token))
  const topic = words.part(at + 1, gap < 0 ? words.length : gap)
  if (topic.isEmpty() || topic.tokens.some((token) => notInTopic.some((name) => hasRole(token, name))))
    return null
  words.take(at, at + 1 + topic.length, 'about')
  return topic
}
const notInTopic = ['not', 'vague', 'them', 'next'] as const

/** Written as a name is: "Globex renewal", not "the renewal". */
const isNamed = (topic: Words): boolean => {
  const first = topic.tokens.find((token) => !isGlue(token) && !sense(token, 'object'))
  return first !== undefined && (isCapital(first) || /^\p{Script=Han}/u.test(first.text)) && isUnknown(first)
}

function dealOf(context: Context, topic: Words): PlanValue {
  const from = topic.tokens.findIndex((token) => !isGlue(token) && !sense(token, 'object'))
  const last = topic.tokens.findLastIndex((token) => !isGlue(token) && !sense(token, 'object'))
  return one(context.named(['opportunity'], topic.text(from, last + 1)))
}

const offered = 6
/** What a person may call the templates, each once: one in two languages bears one name and has aliases in both. */
function templateNames({ input }: Context, language: 'en' | 'zh'): string[] {
  const groups = Map.groupBy(input.templates, (template) => template.name)
  const names = [...groups].map(([name, templates]) => {
    const alias = templates.flatMap((template) => template.aliases).find((one) => /\p{Script=Han}/u.test(one))
    return language === 'zh' && alias ? alias : name.replaceAll('_', ' ')
  })
  return names.slice(0, offered)
}

/** The workspace's own follow-up template, by name or alias. */
function followUp(context: Context): string | null {
  const found = context.input.templates.find((template) =>
    [template.name, ...template.aliases].some((name) => /^(follow[-_ ]?up|跟进)$/i.test(name)),
  )
  return found?.name ?? null
}
