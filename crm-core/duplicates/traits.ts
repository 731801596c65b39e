import type { FieldValue } from '../contract.ts'
import type { AnyField } from '../fields/kind.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'
import { companyCore, nameKeys } from '../search/text/names.ts'
import { hasHan, normalise, squeeze, words } from '../search/text/normalise.ts'
import { simplified } from './simplified.ts'

/** By what one record is compared with others, each in the one form that all ways of writing fall into. */
export interface Traits {
  readonly kind: 'person' | 'company'
  /** The words of its name, sorted: families stand first or last. */
  readonly words: readonly string[]
  /** The same as one text, and how a Chinese name is spelt in Latin letters. */
  readonly name: string
  readonly readings: readonly string[]
  readonly emails: readonly string[]
  /** Domains of addresses and websites, without those where everybody has an address. */
  readonly domains: readonly string[]
  readonly phones: readonly string[]
  /** The company that a person belongs to, as it is written, or the id of its record. */
  readonly company: string
}
type Values = Readonly<Record<string, FieldValue | undefined>>

const everybodys = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com proton.me protonmail.com gmx.de gmx.net web.de aol.com qq.com 163.com 126.com sina.com sina.cn sohu.com foxmail.com 139.com yeah.net aliyun.com'.split(
    ' ',
  ),
)

/** Whether records of an object can be compared: they have a name, and an address or a number besides. */
export function isComparable(object: ObjectType): boolean {
  if (object.internal || !['name', 'last_name'].includes(object.display)) return false
  return Object.values(object.fields).some(({ ui }) => ui === 'email' || ui === 'phone')
}
/** Fields whose change makes the traits other ones. */
export const isTelling = (object: ObjectType, name: string): boolean =>
  name === object.display ||
  name === 'first_name' ||
  name === 'company' ||
  name === 'account_id' ||
  uis.has(object.all[name]?.ui ?? '')
const uis = new Set(['email', 'phone', 'url'])

export function traitsOf(object: ObjectType, record: Values): Traits {
  const person = object.display === 'last_name'
  const text = (name: string): string => {
    const value = record[name]
    return typeof value === 'string' ? value : ''
  }
  const of = (ui: AnyField['ui']) =>
    fieldEntries(object).flatMap(([name, field]) => (field.ui === ui && text(name) ? [text(name)] : []))
  const full = person ? `${text('first_name')} ${text('last_name')}` : text(object.display)
  const emails = of('email').map((email) => email.trim().toLowerCase())
  return {
    kind: person ? 'person' : 'company',
    ...(person ? personName(text('first_name'), text('last_name')) : companyName(full)),
    emails,
    domains: unique([...emails.map((email) => email.split('@')[1] ?? ''), ...of('url').map(hostOf)]).filter(
      (domain) => !everybodys.has(domain),
    ),
    phones: unique(of('phone').map((phone) => phone.replace(/\D/g, '').slice(-8))).filter(
      (digits) => digits.length >= 7,
    ),
    company: person ? companyForm(text('company')) || text('account_id') : '',
  }
}

function personName(first: string, last: string) {
  const han = hasHan(last + first)
  const written = simplified(normalise(han ? `${last}${first}` : `${first} ${last}`))
  const parts = han ? [squeeze(written)] : words(written).flatMap((word) => word.split(/[.&+-]+/))
  const sorted = parts.filter(Boolean).toSorted()
  const name = sorted.join('')
  // `王伟` and `Wei Wang` meet in the reading whose halves are sorted in the same way.
  const spelt = han ? nameKeys([squeeze(written)]).readings : []
  return { words: sorted, name, readings: unique([...spelt, ...(han ? [] : [name, parts.join('')])]) }
}
function companyName(full: string) {
  const name = companyForm(full)
  return { words: words(normalise(name)), name: squeeze(name), readings: [] }
}
const companyForm = (text: string): string => (text === '' ? '' : companyCore(simplified(normalise(text))))

function hostOf(url: string): string {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/:?#]+)/i.exec(url.trim())?.[1] ?? ''
  return host.toLowerCase()
}
const unique = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))]
