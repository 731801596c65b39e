import type { FieldDescription, ObjectDescription } from '#crm-core/contract'
import { Exit } from '../exit.ts'

/** `--set k=v …` as values: a number, flag or list where the field is one; `k=` empties the field. */
export function valuesOf(sets: readonly string[], object: ObjectDescription): Record<string, unknown> {
  return Object.fromEntries(
    sets.map((set) => {
      const at = set.indexOf('=')
      if (at < 1) throw new Exit(2, `--set ${set}: FIELD=VALUE`)
      const name = set.slice(0, at).trim()
      // An unknown field goes along: the server names the nearest ones.
      const field = object.fields.find((one) => one.name === name)
      return [name, valueOf(set.slice(at + 1), field)]
    }),
  )
}

function valueOf(text: string, field: FieldDescription | undefined): unknown {
  if (text === '') return null
  const read = field && readers[field.ui]
  return read ? read(text) : text
}

/** How the text of the command line becomes a value; what is not named here stays text. */
const readers: Readonly<Partial<Record<FieldDescription['ui'], (text: string) => unknown>>> = {
  number: (text) => (isNumber(text) ? Number(text) : text),
  percent: (text) => (isNumber(text) ? Number(text) : text),
  currency: moneyOf,
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  multiselect: (text) => text.split(',').map((one) => one.trim()),
  json: jsonOf,
}

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text)

/** `50000` in the workspace's currency, or `50000 USD`; the amount stays exact text. */
function moneyOf(text: string): unknown {
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?)(?:\s+([A-Za-z]{3}))?$/.exec(text) ?? []
  if (!amount) return text
  return currency ? { amount, currency: currency.toUpperCase() } : amount
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
