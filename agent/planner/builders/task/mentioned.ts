import type { Context } from '../../context.ts'
import {
  endsDealName,
  isNameLike,
  looksLikeCompany,
  looksLikePerson,
  nameSpans,
  type NameSpan,
} from '../../names.ts'
import { hasRole } from '../../tokens.ts'
import type { Words } from '../../words.ts'

export interface Mentioned {
  readonly name: string
  readonly objects: readonly string[]
}

/** Whom or what a free text speaks of: a person before a company or a deal; null when nothing looks like a name. */
export function mentioned(context: Context, words: Words): Mentioned | null {
  const spans = nameSpans(words).filter((span) => isPlausible(span, words))
  const person = spans.find((span) => isPerson(span, words))
  const span = person ?? spans[0]
  if (!span) return null
  const name = person ? untilTitle(span.name) : nameWithRenewal(span, words)
  return { name, objects: person ? context.metadata.people() : context.metadata.nameable() }
}

const isPerson = (span: NameSpan, words: Words): boolean =>
  looksLikePerson(span.name) ||
  words.tokens.slice(span.start, span.end).some((token) => hasRole(token, 'honorific'))

/** Chinese text is made of the same characters as its names: only what has a name's form counts. */
function isPlausible(span: NameSpan, words: Words): boolean {
  if (!isNameLike(span, words)) return false
  return /^\p{Script=Han}/u.test(span.name) ? isPerson(span, words) || looksLikeCompany(span.name) : true
}

/** "Globex renewal", 华信科技续约: the word for the renewal is part of the name of the deal. */
function nameWithRenewal({ start, end, name }: NameSpan, words: Words): string {
  return endsDealName(words.at(end)) ? words.text(start, end + 1) : name
}

/** 王总打 of 给王总打个电话: a name ends with its title. */
const untilTitle = (name: string): string =>
  /^\p{Script=Han}{1,3}?(?:先生|女士|小姐|老师|总监|主任|经理|博士|总|董)/u.exec(name)?.[0] ?? name
