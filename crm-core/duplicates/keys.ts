import { hasHan, squeeze } from '../search/text/normalise.ts'
import type { Traits } from './traits.ts'

/** Keys of one record at most; what is longer says little. */
const most = 24

/**
 * Under which keys a record is looked for. Two records that are one share at least one of them, also with a
 * typing mistake in the name, another script, or the names swapped.
 */
export function keysOf(traits: Traits): string[] {
  const { emails, phones, domains, name } = traits
  const keys = [
    ...emails.map((email) => `e ${email}`),
    ...phones.map((phone) => `p ${phone}`),
    ...(name ? [`n ${name}`] : []),
    ...(traits.kind === 'person'
      ? personKeys(traits)
      : [...companyKeys(traits), ...domains.map((host) => `h ${host}`)]),
  ]
  return [...new Set(keys)].filter((key) => key.length <= 300).slice(0, most)
}

/** A person under each spelling, and by initials at the same place. */
function personKeys({ words, readings, company, domains, name }: Traits): string[] {
  const initials = hasHan(name) ? name.slice(0, 1) : words.map((word) => word.slice(0, 1)).join('')
  const places = [squeeze(company), ...domains.map((domain) => domain.split('.')[0] ?? '')].filter(Boolean)
  return [
    ...readings.map((reading) => `n ${reading}`),
    ...places.map((place) => `w ${place} ${initials}`),
    ...ends(name).map((end) => `a ${end}`),
  ]
}

/** A company by both ends of its name: one mistake is hardly at both. */
const companyKeys = ({ name }: Traits): string[] => [
  ...ends(name).map((end) => `a ${end}`),
  ...(hasHan(name) ? withoutOne(name).map((left) => `o ${left}`) : []),
]
function ends(name: string): string[] {
  if (hasHan(name) || name.length < 6) return []
  const size = Math.max(5, Math.ceil(name.length * 0.6))
  return [`< ${name.slice(0, size)}`, `> ${name.slice(-size)}`]
}
/** A short Chinese name with each of its characters left out. */
function withoutOne(name: string): string[] {
  const characters = Array.from(name)
  if (characters.length < 3 || characters.length > 8) return []
  return characters.map((_, i) => characters.filter((__, j) => i !== j).join(''))
}
