const han = /\p{Script=Han}/u
const hanRun = /\p{Script=Han}+/gu
const accents = /\p{Diacritic}/gu
const notWord = /[^\p{L}\p{N}@.+&-]+/gu
const edges = /(^|\s)[.+&@-]+|[.+&@-]+(?=\s|$)/gu

/** One form for every way to type the same text: full width, capitals, accents and spacing fall together. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(notWord, ' ')
    .replace(edges, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

export function hasHan(text: string): boolean {
  return han.test(text)
}

/** The words of normalised text: Latin words as they are, each run of Han characters as one. */
export function words(normalised: string): string[] {
  return normalised
    .replace(hanRun, ' $& ')
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** A name without blanks, so that `王 伟` and `王伟`, `Jo-Ann` and `Joann` are one. */
export function squeeze(normalised: string): string {
  return normalised.replace(/[\s.&+@-]/g, '')
}
