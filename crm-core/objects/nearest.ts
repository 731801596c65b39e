/** How many letters must change to turn one word into the other. */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[to.length] ?? 0
}

/** The names closest to a mistaken one, best first; a name that holds the other counts as near. */
export function nearest(wrong: string, names: readonly string[], count = 3): string {
  const word = wrong.toLowerCase().slice(0, 64)
  const score = (name: string) =>
    distance(word, name) - (name.includes(word) || word.includes(name) ? word.length : 0)
  return names
    .map((name) => ({ name, score: score(name) }))
    .sort((a, b) => a.score - b.score || a.name.localeCompare(b.name))
    .slice(0, count)
    .map(({ name }) => name)
    .join(', ')
}
