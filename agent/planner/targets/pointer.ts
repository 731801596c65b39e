import { Ask } from '../ask.ts'
import type { Antecedent, Context } from '../context.ts'
import { hasRole, isGlue, role, sense, sensesOf, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'
import { targetOf, type Target } from './target.ts'

/** them, it, the second one, 他们, 第二个. */
export function readPointer(context: Context, words: Words, objects: readonly string[]): Target | null {
  const content = words
    .indices()
    .filter(
      (index) =>
        !isGlue(words.at(index)) &&
        !hasRole(words.at(index), 'take') &&
        !hasRole(words.at(index), 'all') &&
        !sense(words.at(index), 'object'),
    )
  const [first, ...more] = content
  if (first === undefined) return readTheOne(context, words)
  const token = words.tokens[first]
  if (!token) return null
  const isPointer = (['them', 'each', 'it', 'nth'] as const).some((name) => hasRole(token, name))
  const rest = more.filter(
    (index) =>
      !hasRole(words.at(index), 'prep') &&
      !hasRole(words.at(index), 'poss') &&
      !hasRole(words.at(index), 'them') &&
      !hasRole(words.at(index), 'each'),
  )
  if (!isPointer || rest.length > 0) return null
  const known = context.antecedent ?? focusOf(context, objects)
  // "each contact" after a list of deals: not those deals.
  const kinds = words.tokens.flatMap((one) => sensesOf(one, 'object').map(({ object }) => object))
  const meant = known && kinds.length > 0 && !kinds.includes(known.object) ? null : known
  const target = point(context, token, meant)
  words.take(0, words.length, 'what was found before')
  return target
}

/** "the deal" alone is the one spoken of, when there is exactly one. */
function readTheOne(context: Context, words: Words): Target | null {
  const object = words.tokens
    .map((token) => sense(token, 'object')?.object)
    .find((name) => name !== undefined)
  const meant = context.antecedent ?? context.input.focus.find((one) => one.object === object)
  const known =
    meant &&
    object === meant.object &&
    !words.tokens.some(
      (token) => hasRole(token, 'all') || sensesOf(token, 'object').some((one) => one.plural),
    )
  if (!known) return null
  const found: Antecedent =
    'pick' in meant ? meant : { object: meant.object, step: null, ids: meant.ids, pick: 'one' }
  if (found.step === null && found.ids.length !== 1) return null
  words.take(0, words.length, 'the one spoken of')
  return targetOf(found, 'one')
}

function focusOf(context: Context, objects: readonly string[]): Antecedent | null {
  const focus = context.input.focus.find((one) => objects.includes(one.object)) ?? context.input.focus[0]
  return focus
    ? { object: focus.object, step: null, ids: focus.ids, pick: focus.ids.length === 1 ? 'one' : 'all' }
    : null
}

function point(context: Context, token: Token, meant: Antecedent | null): Target {
  if (!meant || (meant.step === null && meant.ids.length === 0))
    throw new Ask({
      en: `Whom or what do you mean by “${token.text}”? Please say the name.`,
      zh: `“${token.text}”指的是谁或什么？请说出名称。`,
    })
  const nth = role(token, 'nth')
  if (nth !== undefined) return nthOf(context, meant, Number(nth), token)
  const several = hasRole(token, 'them') || hasRole(token, 'each')
  if (!several && meant.step === null && meant.ids.length > 1)
    throw new Ask({
      en: `Which of the ${meant.ids.length} do you mean? Say the name or “the second one”.`,
      zh: `共有 ${meant.ids.length} 条，您指哪一条？请说名称或“第二个”。`,
    })
  const pick =
    several && meant.pick === 'all'
      ? 'all'
      : several && meant.step === null
        ? 'all'
        : several
          ? meant.pick
          : 'one'
  return targetOf(meant, pick)
}

function nthOf(context: Context, meant: Antecedent, nth: number, token: Token): Target {
  const id = meant.ids.at(nth)
  const shown = meant.ids.length > 0 ? meant : focusOf(context, [meant.object])
  const found = id ?? shown?.ids.at(nth)
  if (!found || !shown)
    throw new Ask({
      en: `There is no “${token.text}” in what was shown.`,
      zh: `刚才的结果里没有“${token.text}”。`,
    })
  return targetOf({ object: shown.object, step: null, ids: [found], pick: 'one' }, 'one')
}
