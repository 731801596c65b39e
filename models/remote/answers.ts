import { HotcrmError } from '#crm-core/contract'
import { z } from 'zod'
import type { RowScore } from './row-scorer.ts'

const probability = z.number().min(0).max(1)
const reasoned = z.object({
  probability,
  base: z.number().optional(),
  shap: z.array(z.number()).optional(),
})
/** A number; both classes' probabilities, the second of the outcome; or an object as SageMaker's built-in models write it. */
const single = z.union([
  reasoned,
  z.object({ score: probability }).transform(({ score }) => ({ probability: score })),
  z.tuple([probability, probability]).transform(([, one]) => ({ probability: one })),
  z.tuple([probability]).transform(([one]) => ({ probability: one })),
  probability.transform((one) => ({ probability: one })),
])
const list = z.array(single)
const answer = z.union([list, z.object({ predictions: list }).transform(({ predictions }) => predictions)])
type Read = z.output<typeof reasoned>

/** Probabilities out of JSON; `remote_answer` when they are none, or not as many as rows. */
export function jsonAnswer(body: string, rows: number, features: number): RowScore[] {
  let json: unknown
  try {
    json = JSON.parse(body)
    // Azure's own scoring scripts often answer with JSON in a JSON text
    if (typeof json === 'string') json = JSON.parse(json)
  } catch {
    return refuse('no JSON')
  }
  const { data, success } = answer.safeParse(json)
  if (!success) return refuse('no list of probabilities between 0 and 1')
  return checked(data, rows, features)
}

/** Numbers parted by commas or line ends, as SageMaker's containers write CSV. */
export function csvAnswer(body: string, rows: number): RowScore[] {
  const cells = body
    .trim()
    .split(/\s*,\s*|\s+/)
    .map((cell) => (cell === '' ? Number.NaN : Number(cell)))
  const { data, success } = z.array(probability).safeParse(cells)
  if (!success) return refuse('no list of probabilities between 0 and 1')
  return checked(
    data.map((one) => ({ probability: one })),
    rows,
    0,
  )
}

function checked(read: readonly Read[], rows: number, features: number): RowScore[] {
  if (read.length !== rows) return refuse(`${read.length} predictions for ${rows} rows`)
  if (rows > 0 && read.every((one) => one.probability === 0 || one.probability === 1))
    return refuse('classes (0 or 1) instead of probabilities')
  return read.map((one) => ({ probability: one.probability, reasons: reasonsOf(one, features) }))
}

/** Reasons count only when they are complete and add up to the score; a half reason is none. */
function reasonsOf({ probability, base, shap }: Read, features: number): RowScore['reasons'] {
  if (base === undefined || shap === undefined || shap.length !== features) return null
  const margin = shap.reduce((sum, value) => sum + value, base)
  return Math.abs(1 / (1 + Math.exp(-margin)) - probability) < 1e-4 ? { base, shap } : null
}

function refuse(reason: string): never {
  throw new HotcrmError('remote_answer', { reason })
}
