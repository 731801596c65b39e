import { z } from 'zod'

/**
 * Degrees to a tenth of a millimetre. Anything finer is noise, and the square of a number that is hardly
 * more than zero is one that the database refuses to compute.
 */
const degrees = (most: number) =>
  z
    .number()
    .min(-most)
    .max(most)
    .transform((value) => Math.round(value * 1e9) / 1e9 + 0)

export const latitude = degrees(90)
export const longitude = degrees(180)
