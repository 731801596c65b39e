import { Ask } from '../ask.ts'
import { idOf, type Context } from '../context.ts'
import type { PlanFilter } from '../conditions.ts'
import { hasRole, role, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'

/** "its contacts", "the tasks of the second one", 第一个的联系人: what belongs to a record found before. */
export function readPointed(context: Context, words: Words, object: string): PlanFilter[] {
  const at = words.find((token) => pointers.some((name) => hasRole(token, name)))
  const token = words.at(at)
  if (!token || !stands(words, at)) return []
  const meant = context.antecedent ?? context.input.focus[0]
  const links = meant ? linksTo(context, object, meant.object) : []
  if (!meant || links.length === 0) return []
  const filters = links.map((field) => linked(token, field, meant))
  words.take(at, at + 1, 'of what was found before')
  const [only, ...more] = filters
  return only === undefined ? [] : more.length > 0 ? [{ or: filters }] : [only]
}
const pointers = ['it', 'them', 'nth'] as const

/** Before what belongs to it (its contacts, 第一个的联系人), or behind "of". */
const stands = (words: Words, at: number): boolean =>
  hasRole(words.at(words.beside(at, -1)), 'prep') ||
  words.low(at - 1) === 'of the' ||
  hasRole(words.at(at + 1), 'poss') ||
  /^(its|their|his|her)$|的$/.test(words.low(at))

function linksTo(context: Context, object: string, meant: string): string[] {
  const own = context.metadata.fields(object).filter((field) => field.references === meant)
  if (own.length > 0) return own.slice(0, 1).map(({ name }) => name)
  return ['who_id', 'what_id'].filter((field) => context.field(object, field))
}

function linked(
  token: Token,
  field: string,
  meant: { readonly ids: readonly string[]; readonly step?: unknown },
): PlanFilter {
  const nth = role(token, 'nth')
  if (nth === undefined && typeof meant.step === 'string') return { field, op: '=', value: idOf(meant.step) }
  const ids = nth === undefined ? meant.ids : meant.ids.slice(Number(nth)).slice(0, 1)
  const [id, ...more] = ids
  if (id === undefined || (more.length > 0 && hasRole(token, 'it')))
    throw new Ask({
      en: `There were ${meant.ids.length} results. Which one do you mean by “${token.text}”?`,
      zh: `刚才有 ${meant.ids.length} 条结果。“${token.text}”指哪一条？`,
    })
  return more.length > 0 ? { field, op: 'in', value: ids } : { field, op: '=', value: id }
}
