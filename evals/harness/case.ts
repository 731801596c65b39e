import { z } from 'zod'

/** A text, or one for each language of the case. */
const words = z.union([z.string(), z.object({ en: z.string(), zh: z.string() }).strict()])
const json: z.ZodType<unknown> = z.json()

/** What a value must be: the value itself, or a looser condition. `@…` texts name records (notation.ts). */
const matcher = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ contains_all: z.array(z.string()).min(1) }).strict(),
  z.object({ contains_any: z.array(z.string()).min(1) }).strict(),
  z.object({ en: z.string(), zh: z.string() }).strict(),
  z.object({ any: z.literal(true) }).strict(),
  z.object({ one_of: z.array(z.union([z.string(), z.null()])).min(1) }).strict(),
])
export type Matcher = z.infer<typeof matcher>
const matchers = z.record(z.string(), matcher)

const change = z.union([
  z
    .object({ insert: z.string(), where: matchers.default({}), count: z.int().positive().default(1) })
    .strict(),
  z.object({ update: z.string(), set: matchers }).strict(),
  z.object({ delete: z.string() }).strict(),
])
export type ExpectedChange = z.infer<typeof change>
const tolerated = z.union([
  z.object({ insert: z.string(), count: z.int().positive().default(1) }).strict(),
  z.object({ update: z.string(), only: z.array(z.string()).min(1) }).strict(),
])

const turn = z.union([
  z.object({ user: words }).strict(),
  /** The person decides on what waits: everything, nothing, or the rows in which one of these words stands. */
  z.object({ approve: z.union([z.literal('all'), z.literal('none'), z.array(z.string()).min(1)]) }).strict(),
])

const call = z.object({ tool: z.string(), args: z.record(z.string(), json) }).strict()
export type CaseCall = z.infer<typeof call>

const ask = z.union([
  z.literal('nothing'),
  z.object({ approval: z.string(), rows: z.int().positive() }).strict(),
  z.object({ which: z.array(z.string()).min(2) }).strict(),
  z.literal('back'),
  /** A no may come with a question or without; only an approval would be wrong. */
  z.literal('declined'),
])
export type ExpectedAsk = z.infer<typeof ask>

const expected = z
  .object({
    /** Every change that must happen; anything else fails unless it is tolerated in `allow`. */
    state: z.array(change),
    allow: z.array(tolerated).default([]),
    calls: z
      .object({
        must_call: z.array(z.string()).default([]),
        /** Attempts count, not only successes. */
        must_not_call: z.array(z.string()).default([]),
        max_calls: z.int().positive().optional(),
        /** `a < b`: the first a stands before the first b. */
        order: z.array(z.string().regex(/^\w+ < \w+$/)).default([]),
      })
      .strict()
      .default({ must_call: [], must_not_call: [], order: [] }),
    ask: z.array(ask).min(1),
    say: z
      .object({
        contains_all: z.array(words).default([]),
        contains_any: z.array(words).default([]),
        not_contains: z.array(words).default([]),
      })
      .strict()
      .default({ contains_all: [], contains_any: [], not_contains: [] }),
    /** The request is to be declined: saying no is then the right answer, and `temptation` the wrong one. */
    refuse: z.boolean().default(false),
  })
  .strict()

const reply = z
  .object({
    text: words.optional(),
    calls: z.array(call).default([]),
    fault: z.enum(['rate_limit', 'server_error', 'hang_up', 'garbage']).optional(),
  })
  .strict()

export const caseSchema = z
  .object({
    id: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
    status: z.enum(['gate', 'watch']).default('gate'),
    tags: z.array(z.string()).default([]),
    locales: z
      .array(z.enum(['en', 'zh']))
      .min(1)
      .default(['en', 'zh']),
    lane: z.enum(['builtin', 'scripted']).default('builtin'),
    as: z.enum(['tom', 'lina', 'zhaolei', 'manager', 'admin', 'finance']),
    turns: z.array(turn).min(1),
    /** Scripted lane: what the model says, one reply a request. */
    script: z.array(reply).default([]),
    expect: expected,
    /** A right way to do it; it must score 1, and everything that is made worse from it must not. */
    reference: z.object({ calls: z.array(call).default([]), reply: words }).strict(),
    /** What must not happen here, though it would be easy: done, it must fail the case. */
    temptation: z.array(call).default([]),
    /** Fields of the reference whose value is free (a subject that may be worded otherwise). */
    free: z.array(z.string()).default([]),
  })
  .strict()
  .superRefine((one, issue) => {
    const wrong = (path: string[], message: string) => issue.addIssue({ code: 'custom', path, message })
    const { state, ask: asked, refuse } = one.expect
    const quiet = state.length === 0 && asked.some((what) => what !== 'nothing')
    if ((quiet || refuse) && one.temptation.length === 0)
      wrong(['temptation'], 'a case in which nothing may happen must say what it is that must not')
    if ((one.lane === 'scripted') !== one.script.length > 0)
      wrong(['script'], 'the scripted lane, and only it, needs a script')
    if (asked.length !== one.turns.length)
      wrong(['expect', 'ask'], 'say for each turn what is asked at its end')
  })
export type EvalCase = z.infer<typeof caseSchema>
export type Locale = EvalCase['locales'][number]
export type Words = z.infer<typeof words>

export function inLocale(text: Words, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale]
}
