import { parse } from 'yaml'
import { z } from 'zod'
import { plan } from '../plan.ts'
import { input } from './fixture.ts'
import { linesOf, matches } from './notation.ts'

const outcomes = ['clarify', 'unsupported', 'reply', 'refused'] as const
const entry = z
  .object({
    en: z.string().optional(),
    zh: z.string().optional(),
    /** Lines of testing/notation.ts. */
    plan: z.array(z.string()).optional(),
    en_plan: z.array(z.string()).optional(),
    zh_plan: z.array(z.string()).optional(),
    /** `refused` accepts any outcome that runs nothing. */
    is: z.enum(outcomes).optional(),
    /** What was shown before: object and ids, newest first. */
    focus: z
      .array(z.object({ object: z.string(), ids: z.array(z.string()), after: z.string().optional() }))
      .optional(),
  })
  .strict()
type Entry = z.output<typeof entry>

export interface CorpusCase {
  readonly language: 'en' | 'zh'
  readonly text: string
  readonly entry: Entry
}

/** Every sentence of a corpus file as a case of its own. */
export function loadCorpus(yaml: string): CorpusCase[] {
  const languages = ['en', 'zh'] as const
  return z
    .array(entry)
    .parse(parse(yaml))
    .flatMap((one) =>
      languages.flatMap((language) => {
        const text = one[language]
        return text === undefined ? [] : [{ language, text, entry: one }]
      }),
    )
}

/** Null when the planner does what the corpus says; else the difference in words. */
export function problemOf({ language, text, entry }: CorpusCase): string | null {
  const { is, focus } = entry
  const expected = entry[`${language}_plan`] ?? entry.plan
  const earlier = (focus ?? []).map(({ object, ids, after }) => {
    const found = after === undefined ? undefined : plan(input(after)).outcome
    return { object, ids, ...(found?.kind === 'plan' ? { step: found.steps.at(-1)! } : {}) }
  })
  const { outcome, confidence } = plan(input(text, { focus: earlier }))
  if (is === 'refused')
    return outcome.kind === 'clarify' || outcome.kind === 'unsupported'
      ? null
      : `ran: ${linesOf(outcome).join(' ; ') || outcome.kind}`
  if (is !== undefined)
    return outcome.kind === is ? null : `expected ${is}, got ${outcome.kind} ${linesOf(outcome).join(' ; ')}`
  const wanted = expected ?? []
  const lines = linesOf(outcome)
  const same = lines.length === wanted.length && lines.every((line, at) => matches(line, wanted[at]!))
  if (same && confidence >= 0.8) return null
  const said = outcome.kind === 'clarify' ? ` (${outcome.question.en})` : ''
  return `expected ${wanted.join(' ; ')}\n     got ${outcome.kind}${said} ${lines.join(' ; ')} at ${confidence}`
}
