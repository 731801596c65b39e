import type { Locale } from './case.ts'
import type { EvalWorld } from './world.ts'

/** `@contact:王伟/星辰科技` names a record, `@id:account:Globex` its id alone. */
const named = /^@(id:)?(.+)$/

/**
 * The arguments of a case as a tool takes them: names become records of the world, texts in two
 * languages the one of the trial.
 */
export async function spelledOut(value: unknown, world: EvalWorld, locale: Locale): Promise<unknown> {
  if (typeof value === 'string') return spelledText(value, world)
  if (Array.isArray(value)) return Promise.all(value.map((item) => spelledOut(item, world, locale)))
  if (typeof value !== 'object' || value === null) return value
  if (isBilingual(value)) return spelledOut(value[locale], world, locale)
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await spelledOut(item, world, locale)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

async function spelledText(text: string, world: EvalWorld): Promise<unknown> {
  const [, alone, name] = named.exec(text) ?? []
  if (name === undefined) return text
  const ref = await world.lookup(name)
  return alone === undefined ? ref : ref.id
}

function isBilingual(value: object): value is Record<Locale, unknown> {
  const keys = Object.keys(value)
  return keys.length === 2 && keys.includes('en') && keys.includes('zh')
}
