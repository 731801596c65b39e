import { hasHan, normalise, words } from './normalise.ts'

/**
 * What full text compares. PostgreSQL does not cut Chinese into words, so a run of Han characters
 * becomes its overlapping pairs (a single character stays one); a Latin word also gives its parts,
 * so that `dana@globex.test` is found by `globex`.
 */
export function tokens(text: string): string[] {
  return words(normalise(text)).flatMap((word) => (hasHan(word) ? pairs(word) : parts(word)))
}

function pairs(run: string): string[] {
  const characters = Array.from(run)
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}

function parts(word: string): string[] {
  const pieces = word.split(/[@.+&-]+/).filter((piece) => piece !== '')
  return pieces.length > 1 ? [word, ...pieces] : [word]
}

const quote = (token: string) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
/** PostgreSQL refuses longer lexemes; nobody searches by them. */
const longest = 200
const most = 4_000

export type Weight = 'A' | 'B' | 'C' | 'D'

/** Text of a `tsvector` of weighted texts; made here so that both databases cut words alike. */
export function lexemes(texts: readonly { readonly text: string; readonly weight: Weight }[]): string {
  const seen: string[] = []
  let position = 0
  for (const { text, weight } of texts) {
    for (const token of tokens(text)) {
      if (token.length > longest || position >= most) continue
      position += 1
      seen.push(`${quote(token)}:${position}${weight}`)
    }
  }
  return seen.join(' ')
}

export interface Wanted {
  /** All words, or any of them. */
  readonly words: 'every' | 'any'
  /** Only where a record is named. */
  readonly in_name?: true
}
/** Text of a `tsquery`. The last word may be unfinished, as while somebody types. */
export function lexemeQuery(text: string, wanted: Wanted): string {
  const asked = [...new Set(tokens(text))].filter((token) => token.length <= longest).slice(0, 32)
  const last = asked.length - 1
  const name = wanted.in_name === true ? 'A' : ''
  const one = (token: string, i: number) => {
    const flags = `${i === last && !hasHan(token) ? '*' : ''}${name}`
    return flags === '' ? quote(token) : `${quote(token)}:${flags}`
  }
  return asked.map(one).join(wanted.words === 'every' ? ' & ' : ' | ')
}
