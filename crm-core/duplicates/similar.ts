/** How alike two short texts are, 0 to 1, by Jaro and Winkler: made for names, kind to swapped letters. */
export function similarity(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1
  const a = Array.from(one)
  const b = Array.from(other)
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const matched: string[] = []
  for (const [i, letter] of a.entries()) {
    const to = Math.min(b.length - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= to; j++)
      if (!taken.has(j) && b[j] === letter) {
        taken.add(j)
        matched.push(letter)
        break
      }
  }
  const count = matched.length
  if (count === 0) return 0
  const inOther = [...taken].toSorted((x, y) => x - y).map((j) => b[j])
  const moved = matched.filter((letter, i) => letter !== inOther[i]).length / 2
  const jaro = (count / a.length + count / b.length + (count - moved) / count) / 3
  let start = 0
  while (start < 4 && start < a.length && a[start] === b[start]) start++
  return jaro + start * 0.1 * (1 - jaro)
}
