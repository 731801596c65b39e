import type { Random } from './random.ts'
import { readingOf } from '../search/text/pinyin.ts'
import { hasHan } from '../search/text/normalise.ts'
import { chineseFamilyNames, chineseGivenNames, familyNames, givenNames } from './words/names.ts'

export interface Name {
  readonly first_name: string
  readonly last_name: string
}

/** Gives every person of a workspace a name of their own; namesakes are there on purpose only. */
export class Names {
  readonly #random: Random
  readonly #taken: Set<string>
  constructor(random: Random, taken: readonly string[]) {
    this.#random = random
    this.#taken = new Set(taken)
  }
  take(chinese: boolean): Name {
    for (;;) {
      const name = chinese
        ? {
            last_name: this.#random.pick(chineseFamilyNames),
            first_name: this.#random.pick(chineseGivenNames),
          }
        : { last_name: this.#random.pick(familyNames), first_name: this.#random.pick(givenNames) }
      const full = fullName(name)
      if (this.#taken.has(full)) continue
      this.#taken.add(full)
      return name
    }
  }
}

export function fullName({ first_name, last_name }: Name): string {
  return hasHan(last_name) ? `${last_name}${first_name}` : `${first_name} ${last_name}`
}

/** `陈思远` → 陈 + 思远, `Dana Reed` → Dana + Reed. */
export function splitName(full: string): Name {
  if (hasHan(full)) return { last_name: full.slice(0, 1), first_name: full.slice(1) }
  const cut = full.lastIndexOf(' ')
  return { first_name: full.slice(0, cut), last_name: full.slice(cut + 1) }
}

/** `dana.reed@globex.test`, `wangjianguo@huaxin.test`. */
export function addressOf(name: Name, domain: string): string {
  const chinese = readingOf(`${name.last_name}${name.first_name}`)
  if (chinese !== null) return `${chinese}@${domain}`
  return `${name.first_name}.${name.last_name}@${domain}`.toLowerCase().replaceAll(' ', '')
}

/** Numbers that nobody has: 555 01xx in North America, an unassigned block in China. */
export function phoneFor(chinese: boolean, random: Random): string {
  const two = () => String(random.int(10, 99))
  return chinese
    ? `+86 139 0000 ${two()}${two()}`
    : `+1 ${random.pick(['312', '512', '617', '212'])} 555 01${two()}`
}
