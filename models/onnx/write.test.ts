import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomRows, randomTrees } from '../testing/random-trees.ts'
import { farthest } from '../testing/reference-models.ts'
import { marginOf, predictionOf } from '../trees/ensemble.ts'
import { floatAbove, floatBelow, inSinglePrecision } from '../trees/single-precision.ts'
import { readEnsemble } from './read.ts'
import { openSession } from './session.ts'
import { writeEnsemble } from './write.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const names = ['a', 'b', '行业', 'd', 'e', 'f']
const trees = (seed: number) => randomTrees(seed, { features: 6, trees: 5, depth: 6 })

describe('an ensemble that is written', () => {
  test('reads back the same, with names, metadata and cover', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const written = writeEnsemble(trees(seed), { feature_names: names, metadata: { card: '流失' } })
        const back = readEnsemble(written)
        expect(back.trees).toEqual(inSinglePrecision(trees(seed)))
        expect(back.feature_names).toEqual(names)
        expect(back.metadata.get('card')).toBe('流失')
      }),
    )
  })
  test('gives the same bytes every time', () => {
    expect(writeEnsemble(trees(3), { feature_names: names })).toEqual(
      writeEnsemble(trees(3), { feature_names: names }),
    )
  })
  test('predicts the same in onnxruntime, missing values and sets included', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const session = await openSession(writeEnsemble(trees(seed), { feature_names: names }))
        const rows = randomRows(seed + 1, 6, 50)
        const predictions = await session.predict(Float32Array.from(rows), 50)
        await session.release()
        const own = Float64Array.from({ length: 50 }, (_, i) =>
          predictionOf(trees(seed), marginOf(trees(seed), rows.subarray(i * 6, i * 6 + 6))),
        )
        expect(farthest(own, predictions)).toBeLessThan(1e-6)
      }),
      { numRuns: 40 },
    )
  })
  test('keeps cover in double precision where single precision would change it', () => {
    const one = trees(5)
    const cover = one.cover.map((value) => value * 1.1)
    const { trees: back } = readEnsemble(writeEnsemble({ ...one, cover }, { feature_names: names }))
    expect(back.cover).toEqual(inSinglePrecision({ ...one, cover }).cover)
    expect(back.cover).toContain(cover[0])
  })
})

test('thresholds are rounded so that single-precision rows are decided as before', () => {
  const any = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(any, any, (threshold, value) => {
      for (const row of [Math.fround(value), Math.fround(threshold)]) {
        expect(row <= floatBelow(threshold)).toBe(row <= threshold)
        expect(row < floatAbove(threshold)).toBe(row < threshold)
      }
    }),
  )
})
