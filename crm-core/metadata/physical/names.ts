import { randomInt } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A name that no other table or column has: two workspaces may use one name with different kinds, and a
 * second try after a crash never meets what the first one left.
 */
export function physicalName(name: string): string {
  const own = Array.from({ length: 8 }, () => letters.charAt(randomInt(letters.length))).join('')
  return `x${own}_${name}`
}
/** How such names look, for PostgreSQL. */
export const physicalPattern = '^x[a-z0-9]{8}_'
