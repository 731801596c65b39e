import stringWidth from 'string-width'
import { fit, pad } from './width.ts'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

const gap = '  '
const narrowest = 6

/** A table without lines that fits the terminal; wide columns give way first. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const cells = rows.map((row) => columns.map((_, index) => oneLine(row[index] ?? '')))
  const wanted = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[index] ?? ''))),
  )
  const widths = squeeze(wanted, width - gap.length * (columns.length - 1))
  const line = (row: readonly string[]) =>
    columns
      .map(({ align }, index) => pad(fit(row[index] ?? '', widths[index] ?? 0), widths[index] ?? 0, align))
      .join(gap)
      .trimEnd()
  return [line(columns.map((column) => column.title)), ...cells.map(line)].join('\n')
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Takes columns from the widest until all fit, but leaves each enough to be told apart. */
function squeeze(wanted: readonly number[], room: number): number[] {
  const widths = [...wanted]
  let over = widths.reduce((sum, width) => sum + width, 0) - room
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    const current = widths[widest] ?? 0
    if (current <= narrowest) break
    widths[widest] = current - 1
    over -= 1
  }
  return widths
}
