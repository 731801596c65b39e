import type { Approval } from '#agent/events'

const known = ({ status, rows }: Approval): number =>
  (status === 'pending' ? 0 : 1) + rows.filter((row) => row.outcome !== null).length

/** An approval comes by events as its rows are carried out, and by asking; nothing that was known is unknown again. */
export const latest = (told: Approval, read: Approval): Approval => (known(told) > known(read) ? told : read)
