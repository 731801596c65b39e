const candidates = [',', ';', '\t', '|'] as const
const sample_lines = 50

/** The separator that cuts the first lines most evenly into most cells; a comma when nothing does. */
export function delimiterOf(sample: string): string {
  const scored = candidates.map((delimiter) => {
    const counts = countsByLine(sample, delimiter).slice(0, sample_lines)
    const [header = 0] = counts
    const even = counts.filter((count) => count === header).length / Math.max(counts.length, 1)
    return { delimiter, score: header > 0 ? even * 100 + Math.min(header, 50) : 0 }
  })
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.delimiter : ','
}

/** How often it stands outside quotes, line by line; a last line that is cut off does not count. */
function countsByLine(sample: string, delimiter: string): number[] {
  const counts: number[] = []
  let quoted = false
  let count = 0
  let empty = true
  for (const char of sample) {
    if (char === '"') quoted = !quoted
    if (quoted || char !== '\n') {
      if (!quoted && char === delimiter) count += 1
      if (char.trim() !== '' || char === delimiter) empty = false
      continue
    }
    if (!empty) counts.push(count)
    count = 0
    empty = true
  }
  return counts.length > 0 ? counts : [count]
}
