import type { Candidate, NameQuestion } from './resolve-sql.ts'
import { hasHan, normalise, squeeze } from './text/normalise.ts'
import { companyCore, nameWords } from './text/names.ts'

/**
 * How well a name fits, as the rest of the product may rely on it:
 * 1 the name, e-mail address or number itself, in either script · 0.97 part of a name together with the
 * right company · 0.9 every word is a word of the name (Dana → Dana Reed), or the company without its
 * legal end · 0.85 a form of address (王总) · 0.8 contained · 0.6 belongs to a company of that name ·
 * below: similar letters.
 */
export const fits = {
  exact: 1,
  placed: 0.97,
  words: 0.9,
  addressed: 0.85,
  contained: 0.8,
  familyOnly: 0.75,
  belongs: 0.6,
} as const

/** Likeness of letters from which another company is taken for a typing slip of the one that was said. */
const sameCompany = 0.6
const similar = 0.3

/** Null when the candidate is no answer at all. */
export function score(candidate: Candidate, question: NameQuestion): number | null {
  if (candidate.where_likeness < sameCompany) return null
  const fit = nameFit(candidate, question)
  if (fit === null) return null
  return question.where !== null && fit >= fits.addressed && fit < fits.exact ? fits.placed : fit
}

function nameFit(candidate: Candidate, question: NameQuestion): number | null {
  const { forms, norm } = question
  if (forms.some((form) => candidate.names.includes(form) || candidate.readings.includes(form)))
    return fits.exact
  const bySaying = addressFit(candidate, question)
  if (bySaying !== null) return bySaying
  if (hasEveryWord(candidate.name_norm, norm)) return fits.words
  if (sameCore(candidate.name_norm, norm)) return fits.words
  if (contains(candidate.name_norm, norm)) return fits.contained
  if (candidate.subtitle !== null && isOf(candidate.subtitle, norm)) return fits.belongs
  return candidate.likeness >= similar ? candidate.likeness * 0.7 : null
}

/** `acme` is `acme corp`, and `globex inc` is `globex`; but `acme corp` is not `acme group`. */
function sameCore(name: string, asked: string): boolean {
  return companyCore(name) === asked || companyCore(asked) === name
}

function hasEveryWord(name: string, asked: string): boolean {
  const known = new Set(nameWords(name))
  const wanted = nameWords(asked)
  return wanted.length > 0 && wanted.every((word) => known.has(word) || isGivenName(word, known))
}

/** `建国` is the given name of `王建国`. */
function isGivenName(word: string, known: ReadonlySet<string>): boolean {
  if (!hasHan(word) || word.length < 2) return false
  return [...known].some((name) => name.length <= 4 && name.length > word.length && name.endsWith(word))
}

function isOf(company: string, asked: string): boolean {
  return hasEveryWord(company, asked) || contains(normalise(company), asked)
}

function contains(name: string, asked: string): boolean {
  const wanted = squeeze(asked)
  return wanted.length >= 2 && squeeze(name).includes(wanted)
}

function addressFit(candidate: Candidate, question: NameQuestion): number | null {
  const { family, rank } = question
  if (family === null) return null
  const fitsFamily = hasHan(family)
    ? hasHan(candidate.name_norm) && candidate.name_norm.startsWith(family) && candidate.name_norm.length <= 4
    : nameWords(candidate.name_norm).at(-1) === family
  if (!fitsFamily) return null
  return rank === null || ranks[rank]?.test(candidate.about) === true ? fits.addressed : fits.familyOnly
}

/** Titles that a form of address is used for. */
const ranks: Readonly<Record<string, RegExp>> = {
  总: /总经理|总裁|总监|董事长|创始人|chief|ceo|cto|cfo|coo|president|director|vp\b/iu,
  董: /董事/u,
  经理: /经理|manager/iu,
  总监: /总监|director/iu,
  主任: /主任/u,
  工: /工程师|engineer/iu,
}
