import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normal, seeded } from '../forecast/random.ts'
import { judgedRow } from '../testing/predictions.ts'
import { compareVersions } from './compare.ts'
import { conversionOf, neededPerArm } from './conversion.ts'
import { aucDifference, aucOf, logLossDifference, type Pair } from './paired.ts'
import { answeredBy, placeOf } from './split.ts'

const key = (record: number, tenant_id = 't1') => ({
  tenant_id,
  model: 'lead-score',
  record_id: `r${record}`,
})
const logistic = (x: number) => 1 / (1 + Math.exp(-x))

describe('the split of records', () => {
  it('gives the challenger its share, within chance', () => {
    for (const share of [0, 0.05, 0.3, 1]) {
      const count = Array.from({ length: 20_000 }, (_, at) => answeredBy(key(at), share)).filter(
        (who) => who === 'challenger',
      ).length
      expect(Math.abs(count / 20_000 - share)).toBeLessThan(0.012)
    }
  })
  it('moves only those records that a changed share has to move', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)]
          if (answeredBy(key(at), low) === 'challenger') expect(answeredBy(key(at), high)).toBe('challenger')
        },
      ),
    )
  })
  it('is the same on every machine, another for another workspace or model, and has no seams between names', () => {
    expect(placeOf(key(1))).toBe(0.876517921414937)
    expect([0.87, 0.88].map((share) => answeredBy(key(1), share))).toEqual(['champion', 'challenger'])
    expect(placeOf(key(1))).not.toBe(placeOf(key(1, 't2')))
    expect(placeOf(key(1))).not.toBe(placeOf({ ...key(1), model: 'churn' }))
    expect(placeOf({ tenant_id: 'ab', model: 'c', record_id: 'd' })).not.toBe(
      placeOf({ tenant_id: 'a', model: 'bc', record_id: 'd' }),
    )
  })
})

describe('two models on the same records', () => {
  it('have areas as counted pair by pair, ties by half', () => {
    const some = fc.record({
      champion: fc.integer({ min: 0, max: 6 }).map((tenths) => tenths / 6),
      challenger: fc.integer({ min: 0, max: 6 }).map((tenths) => tenths / 6),
      outcome: fc.constantFrom<0 | 1>(0, 1),
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 4, maxLength: 40 }), (pairs) => {
        const counted = byCounting(pairs)
        const scored = pairs.map(({ champion, outcome }) => ({ probability: champion, outcome }))
        if (counted === null) expect(aucOf(scored)).toBeNull()
        else expect(aucOf(scored)).toBeCloseTo(counted, 12)
      }),
    )
  })
  it('differ with a standard error that repeated worlds bear out', () => {
    const worlds = Array.from({ length: 300 }, (_, seed) => world(seed, 200, 0.6))
    for (const of of [logLossDifference, aucDifference]) {
      const found = worlds.flatMap((pairs) => of(pairs) ?? [])
      const middle = found.reduce((sum, { difference }) => sum + difference, 0) / found.length
      const spread = Math.sqrt(
        found.reduce((sum, { difference }) => sum + (difference - middle) ** 2, 0) / found.length,
      )
      const told = found.reduce((sum, one) => sum + one.standard_error, 0) / found.length
      expect(told / spread).toBeGreaterThan(0.85)
      expect(told / spread).toBeLessThan(1.15)
    }
  })
  it('cannot be told apart with a single outcome or a single record', () => {
    expect(aucDifference([{ champion: 0.1, challenger: 0.2, outcome: 1 }])).toBeNull()
    expect(logLossDifference([{ champion: 0.1, challenger: 0.2, outcome: 1 }])).toBeNull()
  })
  it('lose finitely where one was certain and wrong', () => {
    const sure = [0, 1, 2].map(() => ({ champion: 1, challenger: 0, outcome: 0 as const }))
    expect(logLossDifference(sure)?.champion).toBeCloseTo(34.5, 0)
  })
})

describe('the verdict on a challenger', () => {
  const judgedBy = (seed: number, count: number, noise: number) =>
    world(seed, count, noise).map(({ champion, challenger, outcome }, at) => ({
      champion: judgedRow(`r${at}`, champion, outcome),
      challenger: judgedRow(`r${at}`, challenger, outcome, { version: 2, served: false }),
    }))
  const compare = (seed: number, count: number, noise: number, turned = false) => {
    const rows = judgedBy(seed, count, noise)
    const [first, second] = [rows.map((row) => row.champion), rows.map((row) => row.challenger)]
    return turned ? compareVersions(second, first) : compareVersions(first, second)
  }
  it('is worse where it errs more, better where the other does', () => {
    expect(compare(1, 800, 1.5).verdict).toBe('worse')
    expect(compare(1, 800, 1.5, true).verdict).toBe('better')
  })
  it('waits while there is too little, and tells how much it takes', () => {
    const early = compare(1, 40, 1.5)
    expect(early.verdict).toBe('not_yet')
    expect(early.needed).toBeGreaterThanOrEqual(50)
  })
  it('is seldom anything but "not yet" for two that are equally good', () => {
    const verdicts = Array.from({ length: 200 }, (_, seed) => {
      const random = seeded(seed)
      const rows = Array.from({ length: 300 }, (_, at) => {
        const margin = normal(random)
        const outcome = random() < logistic(margin) ? 1 : 0
        return [0, 1].map(() => judgedRow(`r${at}`, logistic(margin + normal(random) / 2), outcome))
      })
      return compareVersions(
        rows.flatMap(([one]) => one ?? []),
        rows.flatMap(([, other]) => other ?? []),
      ).verdict
    })
    expect(verdicts.filter((verdict) => verdict !== 'not_yet').length).toBeLessThan(22)
  })
  it('looks only at records that both have judged, at the latest word of each', () => {
    const first = [judgedRow('a', 0.9, 1), judgedRow('b', 0.5, 0)]
    const second = [
      judgedRow('a', 0.1, 1, { at: '2026-01-01T00:00:00Z' }),
      judgedRow('a', 0.8, 1, { at: '2026-01-03T00:00:00Z' }),
      judgedRow('c', 0.5, 0),
    ]
    expect(compareVersions(first, second)).toMatchObject({ records: 1, log_loss: null, verdict: 'not_yet' })
    const two = compareVersions(first, [...second.toReversed(), judgedRow('b', 0.5, 0)])
    expect(two).toMatchObject({ records: 2, positives: 1 })
    expect(two.log_loss?.challenger).toBeCloseTo((Math.log(1 / 0.8) + Math.log(2)) / 2, 12)
    expect(compareVersions(first, [...second, judgedRow('b', 0.5, 0)]).log_loss).toEqual(two.log_loss)
    expect(compareVersions([], [])).toMatchObject({ records: 0, needed: null })
  })
})

describe('conversion by arm', () => {
  it.each([
    [0.1, 0.2, 3836],
    [0.1, 0.3, 1771],
    [0.1, 0.1, 14_734],
    [0.3, 0.2, 961],
  ])('of %d and a lift of %d needs %d records an arm', (share, lift, needed) => {
    expect(Math.abs((neededPerArm(share, lift) ?? 0) / needed - 1)).toBeLessThan(0.003)
  })
  it('is told with its error, and whether the arms are large enough to mean anything', () => {
    const small = conversionOf({ records: 100, conversions: 10 }, { records: 100, conversions: 20 })
    expect(small.difference).toBeCloseTo(0.1, 12)
    expect(small.standard_error).toBeCloseTo(0.05, 12)
    expect(small).toMatchObject({ powered: false })
    const large = conversionOf({ records: 9000, conversions: 900 }, { records: 9000, conversions: 1000 })
    expect(large.powered).toBe(true)
  })
  it('is nothing of an empty arm', () => {
    expect(conversionOf({ records: 0, conversions: 0 }, { records: 5, conversions: 1 })).toMatchObject({
      difference: null,
      standard_error: null,
      needed: null,
      powered: false,
    })
    expect(neededPerArm(0, 0.2)).toBeNull()
    expect(neededPerArm(0.9, 0.2)).toBeNull()
  })
})

/** The champion knows the chance, the challenger sees it through noise. */
function world(seed: number, count: number, noise: number): Pair[] {
  const random = seeded(seed + 1)
  return Array.from({ length: count }, () => {
    const margin = normal(random)
    const challenger = logistic(margin + noise * normal(random))
    return { champion: logistic(margin), challenger, outcome: random() < logistic(margin) ? 1 : 0 }
  })
}
function byCounting(pairs: readonly Pair[]): number | null {
  const positives = pairs.filter(({ outcome }) => outcome === 1)
  const negatives = pairs.filter(({ outcome }) => outcome === 0)
  if (positives.length === 0 || negatives.length === 0) return null
  const wins = positives.flatMap((p) =>
    negatives.map((n) => (p.champion > n.champion ? 1 : p.champion === n.champion ? 0.5 : 0)),
  )
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length
}
