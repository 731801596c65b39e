import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const folder = join(process.env['HOTCRM_SHARED_DATA'] ?? '../shared/data', 'treeshap')
/** Whether the reference models are there; the tests that need them are left out where they are not. */
export const hasReferences = existsSync(folder)

const grid = z.array(z.array(z.number()))
const expectation = z.object({
  inputs: z.array(z.array(z.number().nullable())),
  margin: z.array(z.number()),
  probability: z.array(z.number()).nullish(),
  expectedValue: z.number(),
  shap: grid,
  interactions: z.object({ values: z.array(grid) }).optional(),
  interventional: z.object({ expectedValue: z.number(), shap: grid }).optional(),
})

/** Files of reference models, in every representation. */
export const referenceFiles = hasReferences
  ? readdirSync(folder).filter((name) => name.endsWith('.onnx'))
  : []

/** A model, and what shap's own implementation says of 200 rows of it (README of that folder). */
export function reference(file: string) {
  const name = file.split('.')[0] ?? ''
  const json = (end: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.${end}.json`), 'utf8'))
  const expected = expectation.parse(json('expected'))
  const rows = Float64Array.from(expected.inputs.flat(), (value) => value ?? Number.NaN)
  return {
    path: join(folder, file),
    bytes: new Uint8Array(readFileSync(join(folder, file))),
    expected,
    rows,
    count: expected.inputs.length,
    portable: () => json('model'),
  }
}

/** The largest distance of two lists of one length. */
export function farthest(own: ArrayLike<number>, others: ArrayLike<number>): number {
  if (own.length !== others.length) return Number.POSITIVE_INFINITY
  let most = 0
  for (let i = 0; i < own.length; i++) {
    const distance = Math.abs((own[i] ?? 0) - (others[i] ?? 0))
    most = distance <= most ? most : Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance
  }
  return most
}
