import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useModelWords } from '../../../i18n/models.ts'
import { cn } from '../../../lib/cn.ts'
import { ScrollArea } from '../../../ui/scroll-area.tsx'

export interface Series {
  readonly name: string
  /** Class of its mark in the legend: a background colour. */
  readonly colour: string
  readonly shape?: 'box' | 'line' | 'dashed'
}
export interface ChartFigureProps {
  readonly title: string
  readonly lead?: string
  readonly legend?: readonly Series[]
  readonly table: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
  readonly children: ReactNode
  readonly className?: string
}

/** A chart under its title, with a legend, and the same figures as a table one click away. */
export function ChartFigure({ title, lead, legend, table, children, className }: ChartFigureProps) {
  return (
    <figure className={cn('min-w-0', className)}>
      <figcaption>
        <span className="block text-[0.8125rem] font-semibold">{title}</span>
        {lead && <span className="mt-0.5 block text-xs text-soft">{lead}</span>}
      </figcaption>
      <div className="mt-2">{children}</div>
      {legend && <Legend series={legend} />}
      <FigureTable title={title} table={table} />
    </figure>
  )
}

export const Legend = ({ series }: { series: readonly Series[] }) => (
  <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
    {series.map(({ name, colour, shape = 'box' }) => (
      <li key={name} className="inline-flex items-center gap-1.5">
        <span
          aria-hidden
          className={cn(
            shape === 'box' && 'size-2.5 rounded-[3px]',
            shape === 'line' && 'h-0.5 w-4 rounded-full',
            shape === 'dashed' && 'w-4 border-t-2 border-dashed bg-transparent!',
            colour,
          )}
        />
        {name}
      </li>
    ))}
  </ul>
)

/** Figures as they are, for those who read them so. */
export function FigureTable({ title, table }: Pick<ChartFigureProps, 'title' | 'table'>) {
  const t = useModelWords()
  return (
    <details className="group mt-2 text-[0.8125rem]">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded text-xs text-soft hover:text-ink pointer-coarse:min-h-10">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        {t('forecast.table')}
      </summary>
      <ScrollArea label={title} className="mt-1.5 max-h-80 overflow-auto rounded-lg border">
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b bg-sunken text-xs text-soft">
              {table.head.map((name, at) => (
                <th
                  key={name}
                  scope="col"
                  className={cn('px-3 py-1.5 font-medium', at === 0 ? 'text-start' : 'text-end')}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([first, ...rest]) => (
              <tr key={first} className="border-b last:border-b-0">
                <th scope="row" className="px-3 py-1.5 text-start font-normal whitespace-nowrap">
                  {first}
                </th>
                {rest.map((text, at) => (
                  <td
                    key={table.head[at + 1]}
                    className="px-3 py-1.5 text-end whitespace-nowrap tabular-nums"
                  >
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </details>
  )
}
