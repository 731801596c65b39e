import type { DuplicateReason } from '../contract.ts'
import { isId } from '../records/rows.ts'
import { squeeze } from '../search/text/normalise.ts'
import { similarity } from './similar.ts'
import type { Traits } from './traits.ts'

/** From here on a pair is worth a person's look. */
export const threshold = 0.7

/** How likely two records are the same thing, 0 to 1, and what speaks for and against it. */
export interface Score {
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** Adds up what each trait says, as log odds: sure things outweigh likely ones, and differences count too. */
export function scoreOf(one: Traits, other: Traits): Score {
  const reasons = (one.kind === 'person' ? people(one, other) : companies(one, other)).filter(
    ({ weight }) => weight !== 0,
  )
  const odds = reasons.reduce((sum, { weight }) => sum + weight, one.kind === 'person' ? -4.5 : -4)
  return { score: Math.round(1000 / (1 + Math.exp(-odds))) / 1000, reasons }
}

const reason = (code: string, weight: number): DuplicateReason => ({ code, weight })

function people(one: Traits, other: Traits): DuplicateReason[] {
  const name = nameLikeness(one, other)
  return [
    likeness('name', name, { same: 3.5, near: 2.4, alike: 1, other: -3.5 }),
    compared(one.emails, other.emails, reason('same_email', 6), localPart(one, other)),
    compared(one.phones, other.phones, reason('same_phone', 4), reason('other_phone', -1.4)),
    company(one, other),
    shared(one.domains, other.domains) && !shared(one.emails, other.emails)
      ? reason('same_domain', 1)
      : reason('same_domain', 0),
  ]
}

function companies(one: Traits, other: Traits): DuplicateReason[] {
  return [
    likeness('name', similarity(one.name, other.name), { same: 5, near: 3, alike: 1.2, other: -3 }),
    compared(one.domains, other.domains, reason('same_domain', 3.2), reason('other_domain', -1.8)),
    compared(one.phones, other.phones, reason('same_phone', 2.5), reason('other_phone', -0.7)),
  ]
}

/** The better of: as written, and as a Chinese name is spelt. */
function nameLikeness(one: Traits, other: Traits): number {
  const spelt = shared(one.readings, other.readings) ? 0.98 : 0
  return Math.max(similarity(one.name, other.name), wordwise(one.words, other.words), spelt)
}
/** Word against word, so that a swapped order with a mistake in one word is still near. */
function wordwise(one: readonly string[], other: readonly string[]): number {
  if (one.length < 2 || one.length !== other.length) return 0
  const best = one.map((word) => Math.max(...other.map((candidate) => similarity(word, candidate))))
  return best.reduce((sum, value) => sum + value, 0) / best.length
}

interface Weights {
  readonly same: number
  readonly near: number
  readonly alike: number
  readonly other: number
}
function likeness(what: string, value: number, weights: Weights): DuplicateReason {
  if (value >= 0.97) return reason(`same_${what}`, weights.same)
  if (value >= 0.92) return reason(`similar_${what}`, weights.near)
  if (value >= 0.85) return reason(`similar_${what}`, weights.alike)
  return value < 0.75 ? reason(`other_${what}`, weights.other) : reason(`other_${what}`, weights.other / 3)
}

/** Nothing is said where one side has nothing. */
function compared(
  one: readonly string[],
  other: readonly string[],
  same: DuplicateReason,
  different: DuplicateReason,
): DuplicateReason {
  if (one.length === 0 || other.length === 0) return reason(same.code, 0)
  return shared(one, other) ? same : different
}
const shared = (one: readonly string[], other: readonly string[]) =>
  one.some((value) => other.includes(value))

/** Another address may still be that of the same person: the same name elsewhere, or a slip; a number tells people apart. */
function localPart(one: Traits, other: Traits): DuplicateReason {
  const names = ({ emails }: Traits) =>
    emails.map((email) => (email.split('@')[0] ?? '').replace(/[._-]/g, ''))
  const digits = (name: string) => name.replace(/\D/g, '')
  const pairs = names(one).flatMap((a) => names(other).map((b) => [a, b] as const))
  if (pairs.some(([a, b]) => a === b && a.length > 3)) return reason('similar_email', 2)
  const near = pairs.some(([a, b]) => a.length > 3 && digits(a) === digits(b) && similarity(a, b) >= 0.94)
  return near ? reason('similar_email', 1) : reason('other_email', -1.6)
}
function company(one: Traits, other: Traits): DuplicateReason {
  if (!one.company || !other.company) return reason('same_company', 0)
  // Ids are alike only when they are the same.
  const whole = isId(one.company) || isId(other.company)
  const value = whole
    ? Number(one.company === other.company)
    : similarity(squeeze(one.company), squeeze(other.company))
  if (value >= 0.97) return reason('same_company', 2.2)
  if (value >= 0.88) return reason('similar_company', 1)
  return reason('other_company', value < 0.7 ? -1.8 : -0.5)
}
