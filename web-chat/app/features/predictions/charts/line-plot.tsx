import { Plot, pathOf, type Tick } from './plot.tsx'
import { niceTicks } from './ticks.ts'

export interface LinePlotProps {
  readonly label: string
  readonly points: readonly { readonly x: number; readonly y: number; readonly title: string }[]
  readonly xTicks: readonly Tick[]
  readonly xTitle?: string
  readonly yTitle?: string
  readonly yText: (value: number) => string
  /** A value to compare with, as a dotted line. */
  readonly baseline?: number
  readonly fromZero?: boolean
  readonly height?: number
}

/** A line with its points. */
export function LinePlot({
  label,
  points,
  xTicks,
  xTitle,
  yTitle,
  yText,
  baseline,
  fromZero,
  height = 220,
}: LinePlotProps) {
  const values = points.map(({ y }) => y)
  const all = baseline === undefined ? values : [...values, baseline]
  const ticks = niceTicks(fromZero ? 0 : Math.min(...all), Math.max(...all))
  const across = points.map(({ x }) => x)
  return (
    <Plot
      label={label}
      height={height}
      x={{ low: Math.min(...across), high: Math.max(...across), ticks: xTicks, title: xTitle }}
      y={{
        low: ticks[0] ?? 0,
        high: ticks.at(-1) ?? 1,
        ticks: ticks.map((at) => ({ at, text: yText(at) })),
        title: yTitle,
      }}
    >
      {(scale) => (
        <>
          {baseline !== undefined && (
            <line
              x1={scale.left}
              x2={scale.right}
              y1={scale.y(baseline)}
              y2={scale.y(baseline)}
              strokeDasharray="4 4"
              strokeWidth="1.5"
              className="stroke-line-strong"
            />
          )}
          <path
            d={pathOf(points.map(({ x, y }) => [scale.x(x), scale.y(y)]))}
            fill="none"
            strokeWidth="2"
            strokeLinejoin="round"
            className="stroke-[#0ea5e9]"
          />
          {points.map(({ x, y, title }) => (
            <circle key={x} cx={scale.x(x)} cy={scale.y(y)} r="3" className="fill-[#0ea5e9] stroke-raised">
              <title>{title}</title>
            </circle>
          ))}
        </>
      )}
    </Plot>
  )
}
