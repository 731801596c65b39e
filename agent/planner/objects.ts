import type { Context } from './context.ts'
import { endsDealName } from './names.ts'
import { hasRole, isUnknown, role, sense, sensesOf, type Token } from './tokens.ts'
import type { Words } from './words.ts'
import { isHan } from './normalise.ts'

export interface Head {
  readonly object: string
  readonly plural: boolean
  /** Said, not guessed from the other words. */
  readonly said: boolean
}

/** The object that a listing is about, its token taken; guessed from the other words when it is not said. */
export function takeObject(context: Context, words: Words): Head | null {
  const heads = words.indices().filter((index) => isHead(context, words, index))
  const chinese = isHan(words.low(heads.at(-1) ?? -1).charAt(0))
  const index = chinese ? chineseHead(words, heads) : heads[0]
  if (index !== undefined) {
    const token = words.at(index)
    const found = sensesOf(token, 'object').find(({ object }) => context.metadata.has(object))
    if (found) {
      // 通话 is the object and its kind at once: the value is read later.
      if (found.object !== 'activity' || !sense(token, 'option'))
        words.take(index, index + 1, `object ${found.object}`)
      return { object: found.object, plural: sensesOf(token, 'object').some((one) => one.plural), said: true }
    }
  }
  const object = impliedObject(context, words)
  return object ? { object, plural: true, said: false } : null
}

/** "Globex renewal 这个商机": a word that points and says the kind at once, beside a name. */
export function takeKindBeside(context: Context, words: Words): Head | null {
  for (const index of words.indices()) {
    const object = objectInside(context, words.at(index))
    const named = [words.at(index - 1), words.at(index + 1)].some((one) => one && nameable(one))
    if (object === undefined || !named) continue
    words.take(index, index + 1, `object ${object}`)
    return { object, plural: false, said: true }
  }
  return null
}
const nameable = (token: Token): boolean =>
  isUnknown(token) || sense(token, 'quote') !== undefined || endsDealName(token)

/** 这个商机 speaks of a deal. */
export function objectInside(context: Context, token: Token | undefined): string | undefined {
  if (!token || !hasRole(token, 'it')) return undefined
  const rest = token.low.replace(/^(这个|那个|这条|那条|这|那|该|this |that |the )/, '')
  const found = context.lexicon.get(rest).find((one) => one.kind === 'object')
  return found?.kind === 'object' && context.metadata.has(found.object) ? found.object : undefined
}

/** In Chinese the last one is the head: 客户的联系人; unless a question word precedes it: 哪些联系人没有电话. */
function chineseHead(words: Words, heads: readonly number[]): number | undefined {
  const asked = heads.find((index) =>
    /^(哪些|哪个|哪几个|哪几位|哪位|多少|多少个|几个|所有|全部)$/.test(words.low(words.beside(index, -1))),
  )
  return asked ?? heads.at(-1)
}

function isHead(context: Context, words: Words, index: number): boolean {
  const token = words.free(index)
  if (!sensesOf(token, 'object').some(({ object }) => context.metadata.has(object))) return false
  const before = words.at(words.beside(index, -1))
  // "with e-mail", "by account": there it is a field.
  const asField = sense(token, 'field') !== undefined && before !== undefined && fieldPlaces(before)
  return !asField
}
function fieldPlaces(before: Token): boolean {
  return (
    hasRole(before, 'has') ||
    hasRole(before, 'not', 'without') ||
    hasRole(before, 'order') ||
    (hasRole(before, 'group') && before.low.endsWith('by')) ||
    (hasRole(before, 'by') && !sense(before, 'object'))
  )
}

const byConcept: Readonly<Record<string, string>> = {
  high_value: 'lead',
  won: 'opportunity',
  lost: 'opportunity',
  overdue: 'task',
  slipping: 'opportunity',
  plate: 'task',
  close: 'opportunity',
  due: 'task',
  away: 'time_off',
}

function impliedObject(context: Context, words: Words): string | null {
  const votes = new Map<string, number>()
  for (const index of words.indices()) {
    const token = words.free(index)
    const concept = byConcept[role(token, 'concept') ?? role(token, 'hint') ?? '']
    if (concept && context.metadata.has(concept)) return concept
    const own = new Set([...sensesOf(token, 'option'), ...sensesOf(token, 'field')].map((one) => one.object))
    for (const object of own) votes.set(object, (votes.get(object) ?? 0) + 1)
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1])
  const [first] = ranked
  const best = ranked.filter(([, count]) => count === first?.[1]).map(([object]) => object)
  return only(best) ?? only(best.filter((object) => isSpokenOf(context, object)))
}
const only = <T>(items: readonly T[]): T | null => (items.length === 1 ? (items[0] ?? null) : null)

/** "Average contract value" has the name of an object in the name of the field. */
function isSpokenOf(context: Context, object: string): boolean {
  const label = context.metadata.object(object)?.label
  const { low } = context.sentence
  return label !== undefined && [label.en.toLowerCase(), label.zh].some((name) => low.includes(name))
}
