import type { Cell, ImportColumn } from '../../contract.ts'
import type { AnyField } from '../../fields/kind.ts'
import type { Catalog } from '../../objects/catalog.ts'

/** Case, width, spaces and signs do not make another word. */
const normal = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

export interface Guessing {
  readonly fields: ReadonlyMap<string, AnyField>
  /** All fields of the object: a title that names one of them is not judged by its values. */
  readonly all: ReadonlyMap<string, AnyField>
  readonly catalog: Catalog
}

/** Words by which a column may mean a field, the surest first. */
function wordsFor(name: string, field: AnyField, catalog: Catalog): string[][] {
  const { label, aliases = {} } = field
  const said = [label.en, label.zh]
  const others = [...(aliases.en ?? []), ...(aliases.zh ?? [])]
  if (!field.targets) return [[name], said, others]
  const bare = name.replace(/_id$/, '')
  const targets = field.targets.map((target) => catalog.known(target))
  const named = [...said, bare].flatMap((word) => [
    `${word} name`,
    `${word} id`,
    `${word} email`,
    `${word}名称`,
    `${word}名`,
  ])
  const objects = targets.length === 1 ? targets.flatMap((one) => [one.name, one.label.en, one.label.zh]) : []
  return [
    [name, bare],
    said,
    named,
    others,
    [...objects, ...objects.flatMap((word) => [`${word} name`, `${word}名称`])],
  ]
}

/** Which field each column goes to, by its title first, then by what stands in it. Each field is taken once. */
export function guessColumns(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
  { fields, all, catalog }: Guessing,
): ImportColumn[] {
  const byWord = wordIndex(fields, catalog)
  const named = wordIndex(all, catalog)
  const wanted = headers.map((header) => byWord.get(normal(header)) ?? [])
  const best = wanted
    .flatMap((some, column) => some.map((one) => ({ ...one, column })))
    .toSorted((a, b) => a.rank - b.rank || a.column - b.column)
  const taken = new Map<number, string>()
  const used = new Set<string>()
  for (const { column, field } of best) {
    if (taken.has(column) || used.has(field)) continue
    taken.set(column, field)
    used.add(field)
  }
  return headers.map((column, i) => {
    const guessed = () => (named.has(normal(column)) ? undefined : sniff(samples[i] ?? [], fields, used))
    const field = taken.get(i) ?? guessed()
    if (field) used.add(field)
    return { column, field: field ?? null, samples: (samples[i] ?? []).slice(0, 3) }
  })
}

function wordIndex(fields: ReadonlyMap<string, AnyField>, catalog: Catalog) {
  const index = new Map<string, { field: string; rank: number }[]>()
  for (const [name, field] of fields)
    for (const [rank, words] of wordsFor(name, field, catalog).entries())
      for (const word of words) {
        const key = normal(word)
        index.set(key, [...(index.get(key) ?? []), { field: name, rank }])
      }
  return index
}

const looks: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  phone: /^(?!\d{4}[-/.])\+?[\d\s().-]{7,20}$/,
  date: /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$|^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/,
  url: /^https?:\/\//i,
}
/** A column without a telling title goes to the only free field whose values look like its own. */
function sniff(samples: readonly string[], fields: ReadonlyMap<string, AnyField>, used: ReadonlySet<string>) {
  if (samples.length === 0) return undefined
  for (const [ui, look] of Object.entries(looks)) {
    if (!samples.every((text) => look.test(text.trim()))) continue
    const free = [...fields].filter(([name, field]) => field.ui === ui && !field.read_only && !used.has(name))
    if (free.length === 1) return free[0]?.[0]
  }
  return undefined
}

/** Titles of columns, each its own: empty ones are named by their place, repeated ones counted. */
export function headersOf(cells: readonly Cell[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, i) => {
    const said = (cell === null ? '' : String(cell)).replace(/\s+/g, ' ').trim().slice(0, 200)
    const title = said || `#${i + 1}`
    const count = (seen.get(title) ?? 0) + 1
    seen.set(title, count)
    return count === 1 ? title : `${title} (${count})`
  })
}

/** How dates with slashes are meant, where the values tell. */
export function dateOrderOf(samples: readonly (readonly string[])[]): 'dmy' | 'mdy' {
  const found = samples
    .flat()
    .flatMap((text) => [...(/^(\d{1,2})([-/.])(\d{1,2})\2\d{4}/.exec(text.trim())?.slice(1) ?? [])])
  for (let i = 0; i + 2 < found.length; i += 3) {
    if (Number(found[i]) > 12) return 'dmy'
    if (Number(found[i + 2]) > 12) return 'mdy'
  }
  return found[1] === '.' ? 'dmy' : 'mdy'
}
