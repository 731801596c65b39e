/** A sentence in two aligned forms: `text` as written, `low` for matching; index i means the same character in both. */
export interface Sentence {
  readonly text: string
  readonly low: string
}

/** Lower-cases and narrows full-width characters one by one, so that positions stay true to what was typed. */
export function normalise(input: string): Sentence {
  const text = input.normalize('NFC').slice(0, maxLength)
  let low = ''
  for (let at = 0; at < text.length; at++) low += narrow(text.charAt(at))
  return { text, low }
}

/** Longer texts are pasted documents, not commands; what follows is left out and therefore not understood. */
export const maxLength = 2000

const quoteForms: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '。': '.', '、': ',' }

function narrow(char: string): string {
  const known = quoteForms[char]
  if (known !== undefined) return known
  const folded = char.normalize('NFKC').toLowerCase()
  return folded.length === 1 ? folded : char
}

export const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)
