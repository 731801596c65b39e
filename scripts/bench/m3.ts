import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const series = z.object({
  id: z.string(),
  train: z.array(z.number()),
  test: z.array(z.number()),
})

/** Every second monthly series of the M3 competition: what was known, and the 18 months that came. */
export async function readM3(): Promise<z.infer<typeof series>[]> {
  const folder = process.env['HOTCRM_SHARED_DATA'] ?? '../shared/data'
  const text = await readFile(join(folder, 'm3-monthly/m3-monthly-even.json'), 'utf8')
  return z.array(series).parse(JSON.parse(text))
}
