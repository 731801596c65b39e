import type { Clock } from '#crm-core/contract'

/**
 * The clock of HOTCRM_NOW: absent is the real time, `TIME` starts there and ticks, `fixed:TIME` stands still.
 * Null when the text is neither.
 */
export function parseClock(text: string | undefined): Clock | null {
  if (!text) return { now: () => new Date() }
  const fixed = text.startsWith('fixed:')
  const start = Date.parse(fixed ? text.slice('fixed:'.length) : text)
  if (Number.isNaN(start)) return null
  const opened = Date.now()
  return { now: () => new Date(fixed ? start : start + Date.now() - opened) }
}
