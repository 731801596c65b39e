import type { Context } from './context.ts'
import { attempt } from './attempt.ts'
import { Ask } from './ask.ts'
import { buildClause } from './build.ts'
import { hasRole, isGlue, type Token } from './tokens.ts'
import type { Words } from './words.ts'

const harmless = new Set(['search_records', 'get_record', 'aggregate_records', 'describe_object'])

/**
 * "Don't email anyone, just show me new leads": what is denied stands apart from what is asked for, and that only
 * reads. Then nothing is done that was denied; in all other cases the denial is asked about.
 */
export function readDeniedApart(context: Context, words: Words): boolean {
  const parts = partsOf(words)
  const denied = parts.filter(deniesCommand)
  const asked = parts.filter((part) => !deniesCommand(part))
  if (denied.length === 0 || asked.length === 0) return false
  const read = attempt(context, words, () => {
    for (const part of denied) part.take(0, part.length, 'not to be done')
    for (const part of asked) {
      for (let at = 0; leadsIn(part.at(at)); at++) part.take(at, at + 1, 'instead')
      buildClause(context, part)
    }
    if (context.steps.some((step) => !harmless.has(step.tool))) throw new Ask({ en: '', zh: '' })
  })
  return read === null && context.steps.length > 0
}

/** Cut at commas, full stops and "but"; the sign belongs to neither side. */
function partsOf(words: Words): Words[] {
  const cuts = [...words.tokens.entries()].filter(([, token]) => /^[,;.!]$/.test(token.low)).map(([at]) => at)
  const starts = [0, ...cuts.map((at) => at + 1)]
  return starts
    .map((start, at) => words.part(start, cuts[at]))
    .filter((part) => part.tokens.some((token) => !isGlue(token)))
}

/** It opens with a denial that a verb follows. */
function deniesCommand(part: Words): boolean {
  const at = part.tokens.findIndex((token) => !isGlue(token) && !/^(先)$/.test(token.low))
  const denial = part.at(at)
  const denies =
    hasRole(denial, 'no') ||
    hasRole(denial, 'not', 'not') ||
    /^(别|不要|不用|先别|不必|无需)$/.test(denial?.low ?? '')
  return denies && part.tokens.slice(at + 1).some((token) => hasRole(token, 'verb'))
}

const leadsIn = (token: Token | undefined): boolean =>
  isGlue(token) || hasRole(token, 'but') || hasRole(token, 'and') || hasRole(token, 'only')
