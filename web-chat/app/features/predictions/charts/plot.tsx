import type { ReactNode } from 'react'
import { Picture } from '../../../ui/picture.tsx'
import { useWidth } from './use-width.ts'

export interface Tick {
  readonly at: number
  readonly text: string
}
export interface Axis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly Tick[]
  /** What the axis counts, written at its end. */
  readonly title?: string | undefined
}
export interface Scale {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  readonly width: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}
export interface PlotProps {
  /** What the picture says, for those who do not see it. */
  readonly label: string
  readonly x: Axis
  readonly y: Axis
  readonly height?: number
  /** Room for the words of the y axis. */
  readonly left?: number
  readonly children: (scale: Scale) => ReactNode
}

const space = { top: 12, right: 12, bottom: 24 }
const titleRoom = 18

/** Axes, hairlines and words of a chart, drawn at the width that there is; the marks come from `children`. */
export function Plot({ label, x, y, height = 220, left = 44, children }: PlotProps) {
  const [width, ref] = useWidth()
  const top = space.top + (y.title ? titleRoom : 0)
  const bottom = height - space.bottom - (x.title ? titleRoom : 0)
  const right = Math.max(width - space.right, left + 1)
  const scale: Scale = {
    x: (value) => left + ((value - x.low) / (x.high - x.low || 1)) * (right - left),
    y: (value) => bottom - ((value - y.low) / (y.high - y.low || 1)) * (bottom - top),
    width,
    left,
    right,
    top,
    bottom,
  }
  return (
    <div ref={ref} className="w-full" style={{ height }}>
      {width > 0 && (
        <Picture label={label} width={width} height={height} className="block overflow-visible">
          <Grid scale={scale} y={y} />
          {children(scale)}
          <Words scale={scale} x={x} y={y} height={height} />
        </Picture>
      )}
    </div>
  )
}

const Grid = ({ scale, y }: { scale: Scale; y: Axis }) =>
  y.ticks.map(({ at }) => (
    <line
      key={at}
      x1={scale.left}
      x2={scale.right}
      y1={scale.y(at)}
      y2={scale.y(at)}
      className={at === y.low ? 'stroke-line-strong' : 'stroke-line'}
    />
  ))

/** Words of the ticks; of those on the x axis only as many as have room. */
function Words({ scale, x, y, height }: { scale: Scale; x: Axis; y: Axis; height: number }) {
  const longest = Math.max(1, ...x.ticks.map(({ text }) => textWidth(text)))
  const fits = Math.max(1, Math.floor((scale.right - scale.left) / (longest + 14)))
  const every = Math.ceil(x.ticks.length / fits)
  return (
    <g aria-hidden className="fill-soft text-[11px] tabular-nums">
      {y.ticks.map(({ at, text }) => (
        <text key={at} x={scale.left - 8} y={scale.y(at)} textAnchor="end" dominantBaseline="central">
          {text}
        </text>
      ))}
      {x.ticks.map(
        ({ at, text }, index) =>
          index % every === 0 && (
            <text key={at} x={scale.x(at)} y={scale.bottom + 16} textAnchor="middle">
              {text}
            </text>
          ),
      )}
      {y.title && (
        <text x={2} y={12} textAnchor="start">
          {y.title}
        </text>
      )}
      {x.title && (
        <text x={scale.right} y={height - 4} textAnchor="end">
          {x.title}
        </text>
      )}
    </g>
  )
}

/** About as wide as the text will be; Chinese characters are twice as wide. */
const textWidth = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 11 : 6.2), 0)

/** The points of a line, as SVG wants them. */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
