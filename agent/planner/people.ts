import { isHan } from './normalise.ts'
import type { PlannerInput } from './types.ts'

type User = PlannerInput['users'][number]

/**
 * What each person of the workspace may be called, and whom a word may mean: full names in either order, given
 * names, and what stands before the @ of the address. A full name that only one person has is that person's.
 */
export function callsOf(users: readonly User[]): ReadonlyMap<string, readonly string[]> {
  const calls = new Map<string, string[]>()
  const whole = new Map<string, string[]>()
  for (const user of users) {
    for (const call of namesOf(user)) addTo(calls, call, user.id)
    addTo(whole, user.name.toLowerCase(), user.id)
  }
  for (const [name, ids] of whole) if (ids.length === 1) calls.set(name, ids)
  return calls
}

/** Those whose family name it is: only where nobody but a colleague can be meant. */
export const calledByFamily = (users: readonly User[], said: string): readonly User[] =>
  users.filter(({ name }) => latinOf(name).slice(1).at(-1)?.toLowerCase() === said.toLowerCase())

function addTo(calls: Map<string, string[]>, call: string, id: string): void {
  const ids = calls.get(call) ?? []
  if (!ids.includes(id)) calls.set(call, [...ids, id])
}

const partsOf = (name: string): string[] => name.split(/[\s·()（）/]+/).filter(Boolean)
const latinOf = (name: string): string[] => partsOf(name).filter((part) => !isHan(part.charAt(0)))

/** Tom Becker answers to Tom Becker, Becker Tom, Tom and tom@; 陈小明 to 小明; "Li Na 李娜" to each, and to Lina. */
function namesOf({ name, email }: User): string[] {
  const latin = latinOf(name)
  const han = partsOf(name).filter((part) => isHan(part.charAt(0)))
  const backwards = latin.toReversed()
  const local = email.split('@')[0] ?? ''
  return [
    name,
    latin.join(' '),
    backwards.join(' '),
    latin[0] ?? '',
    ...(latin.length === 2 ? [latin.join(''), backwards.join('')] : []),
    ...han,
    ...han.filter((part) => part.length === 3).map((part) => part.slice(1)),
    local,
    ...spelled(local, han.length > 0),
  ]
    .map((call) => call.toLowerCase())
    .filter((call) => call.length > 1)
}

/** li.na is said Li Na; of 李娜 whose address is lina@ it is heard where the family name ends. */
function spelled(local: string, isChinese: boolean): string[] {
  const parts = local.split(/[._-]+/).filter(Boolean)
  if (parts.length > 1) return [parts.join(' '), parts.toReversed().join(' ')]
  if (!isChinese || !/^[a-z]{4,12}$/i.test(local)) return []
  return Array.from({ length: local.length - 3 }, (_, at) => [
    local.slice(0, at + 2),
    local.slice(at + 2),
  ]).flatMap(([first = '', rest = '']) => [`${first} ${rest}`, `${rest} ${first}`])
}
