import stringWidth from 'string-width'
import { fit, pad } from './width.ts'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

const gap = '  '
/** How narrow columns may become, step by step: what stands first says which row it is, so it gives way last. */
const others = [12, 10, 6] as const
const first = [16, 12, 8] as const

/** A table without lines that fits the terminal. Figures are never cut; columns at the end are left out first. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const cells = rows.map((row) => columns.map((_, index) => oneLine(row[index] ?? '')))
  const wanted = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[index] ?? ''))),
  )
  const widths = fitting(columns, wanted, width)
  const line = (row: readonly string[]) =>
    widths
      .map((room, index) => pad(fit(row[index] ?? '', room), room, columns[index]?.align))
      .join(gap)
      .trimEnd()
  return [line(columns.map((column) => column.title)), ...cells.map(line)].join('\n')
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
const sum = (widths: readonly number[]) =>
  widths.reduce((total, width) => total + width, 0) + gap.length * (widths.length - 1)

/** The widths of the columns that are shown: all of them squeezed, or fewer where even that is too wide. */
function fitting(columns: readonly Column[], wanted: readonly number[], width: number): number[] {
  for (let shown = columns.length; shown > 1; shown -= 1) {
    const widths = squeeze(columns, wanted.slice(0, shown), width)
    if (sum(widths) <= width) return widths
  }
  return [Math.min(wanted[0] ?? 0, width)]
}

function squeeze(columns: readonly Column[], wanted: readonly number[], width: number): number[] {
  const widths = [...wanted]
  for (const [step, least] of others.entries()) {
    const floor = (index: number) => (index === 0 ? (first[step] ?? least) : least)
    // The others reach their floor of this step before the first column has to.
    for (const group of [widths.keys().filter((index) => index > 0), [0]]) {
      const soft = [...group].filter((index) => columns[index]?.align !== 'right')
      narrow(widths, soft, floor, width)
    }
  }
  return widths
}

/** Takes from the widest of these columns, one by one, until all fits or each is at its floor. */
function narrow(
  widths: number[],
  soft: readonly number[],
  floor: (index: number) => number,
  width: number,
): void {
  while (sum(widths) > width) {
    const open = soft.filter((index) => (widths[index] ?? 0) > floor(index))
    const widest = open.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0]
    if (widest === undefined) return
    widths[widest] = (widths[widest] ?? 0) - 1
  }
}
