import type { Locale, Matcher } from '../harness/case.ts'
import type { EvalWorld } from '../harness/world.ts'

/** Whether a stored value is what a case wants. Numbers are compared as numbers, texts without case and width. */
export async function matches(
  wanted: Matcher,
  got: unknown,
  world: EvalWorld,
  locale: Locale,
): Promise<boolean> {
  if (wanted === null) return got === null || got === undefined
  if (typeof wanted === 'number') return Number(got) === wanted
  if (typeof wanted === 'boolean') return got === wanted
  if (typeof wanted === 'string') return sameText(await spelled(wanted, world), got)
  if ('one_of' in wanted) return anyOf(wanted.one_of, got, world, locale)
  if ('any' in wanted) return got !== null && got !== undefined
  if ('contains_all' in wanted) return wanted.contains_all.every((part) => holds(got, part))
  if ('contains_any' in wanted) return wanted.contains_any.some((part) => holds(got, part))
  return sameText(await spelled(wanted[locale], world), got)
}

async function anyOf(
  choices: readonly Matcher[],
  got: unknown,
  world: EvalWorld,
  locale: Locale,
): Promise<boolean> {
  const met = await Promise.all(choices.map((choice) => matches(choice, got, world, locale)))
  return met.includes(true)
}

async function spelled(text: string, world: EvalWorld): Promise<string> {
  return text.startsWith('@') ? (await world.lookup(text.slice(1))).id : text
}

function plainText(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value ?? ''))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
export function holds(got: unknown, part: string): boolean {
  return plainText(got).includes(plainText(part))
}
function sameText(wanted: string, got: unknown): boolean {
  return plainText(got) === plainText(wanted)
}
