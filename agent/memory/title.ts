const longest = 48

/** The first words of a thread become its title. */
export function titleOf(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  const signs = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment)
  return signs.length <= longest ? line : `${signs.slice(0, longest - 1).join('')}…`
}
