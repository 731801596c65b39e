import type { Context } from '../context.ts'
import { hasRole } from '../tokens.ts'
import type { Words } from '../words.ts'
import { readNamed } from './named.ts'
import type { Target } from './target.ts'

/** "Dana and Peter", 王总、李总和赵总: every part must be a name, else none of it is read. */
export function readSeveral(context: Context, words: Words, objects: readonly string[]): Target | null {
  const parts = partsOf(words)
  if (parts.length < 2) return null
  const before = context.steps.length
  const targets: Target[] = []
  for (const part of parts) {
    const target = readNamed(context, part, objects)
    if (!target) {
      context.steps.length = before
      return null
    }
    targets.push(target)
  }
  words.take(0, words.length, 'several names')
  const [first] = targets
  const object = first && targets.every((one) => one.object === first.object) ? first.object : null
  return {
    refs: targets.map((one) => one.refs),
    object,
    step: null,
    pick: 'all',
    name: words.text(),
    ids: [],
  }
}

function partsOf(words: Words): Words[] {
  const cuts = [-1]
  for (const [index, token] of words.tokens.entries())
    if (hasRole(token, 'and') || token.low === ',') cuts.push(index)
  return cuts
    .map((cut, at) => words.part(cut + 1, cuts[at + 1]))
    .filter((part) => part.tokens.some((token) => !hasRole(token, 'and') && token.low !== ','))
}
