import type { Feature, TrafficFigure } from '#crm-core/contract'
import { describe, expect, it } from 'vitest'
import { normal, seeded } from '../forecast/random.ts'
import { judgedRow, predictionRow } from '../testing/predictions.ts'
import { monitorReport, type MonitorInput } from './monitor-report.ts'
import { bucketOf, operationsOf } from './operations.ts'

const features: Feature[] = [
  { name: 'size', kind: 'number', label: { en: 'Size', zh: '规模' } },
  { name: 'source', kind: 'category', label: { en: 'Source', zh: '来源' } },
]
const now = new Date('2026-06-01T00:00:00Z')
const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const rows = (seed: number, count: number, shift = 0) => {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, at) => {
    const size = normal(random) + shift
    return predictionRow(`r${at}`, logistic(size), { features: [size, random() < 0.5 ? 'web' : 'fair'] })
  })
}
/** Records whose true chance is known, and what a model that says `of(chance)` said of them. */
const judged = (seed: number, count: number, of: (margin: number) => number, at = '2026-01-01T00:00:00Z') => {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, id) => {
    const margin = normal(random)
    return judgedRow(`r${id}`, logistic(of(margin)), random() < logistic(margin) ? 1 : 0, { at })
  })
}
const calls = (count: number, errors: number, ms: number): TrafficFigure => ({
  version: 2,
  minute: '2026-05-31T12:00',
  predictions: count,
  calls: count,
  errors,
  ms_sum: count * ms,
  ms_buckets: Array.from({ length: 13 }, (_, at) => (at === bucketOf(ms) ? count : 0)),
})
const honest = (margin: number) => margin
const quiet: MonitorInput = {
  model: 'lead-score',
  version: 2,
  now,
  features,
  reference: rows(1, 1000),
  current: rows(2, 300),
  judged: judged(3, 400, honest),
  traffic: [calls(1000, 2, 4)],
  before: { version: 1, judged: judged(3, 400, honest), traffic: [calls(1000, 2, 4)] },
}
const alertsOf = (input: Partial<MonitorInput>) =>
  monitorReport({ ...quiet, ...input }).alerts.map(({ kind, feature, action }) => ({ kind, feature, action }))

describe('a model at work', () => {
  it('gives no alarm while all is as it was', () => {
    const report = monitorReport(quiet)
    expect(report.alerts).toEqual([])
    expect(report.rollback).toBe(false)
    expect(report.outcomes.auc).toBeGreaterThan(0.65)
    expect(report.operations).toMatchObject({ calls: 1000, error_rate: 0.002, per_minute: 1000 })
  })
  it('hardly ever alarms over many windows without drift, whatever their size', () => {
    const sizes = [50, 100, 200, 400]
    const alarms = Array.from({ length: 200 }, (_, seed) =>
      monitorReport({
        ...quiet,
        reference: rows(seed, 600),
        current: rows(seed + 5000, sizes[seed % 4] ?? 100),
        judged: judged(seed + 100, 300, honest),
        before: { version: 1, judged: judged(seed + 100, 300, (m) => m + Math.sin(9 * m) / 5), traffic: [] },
      }),
    ).filter(({ alerts }) => alerts.length > 0)
    expect(alarms.length).toBeLessThanOrEqual(8)
  })
  it('says nothing of drift in a window of 100 records, however they look', () => {
    const report = monitorReport({ ...quiet, current: rows(2, 100, 3) })
    expect(report).toMatchObject({ score: null, features: [], alerts: [] })
  })
  it('tells a drift of score and input by name, and takes nothing back for it', () => {
    expect(alertsOf({ current: rows(2, 300, 1) })).toEqual([
      { kind: 'score_drift', feature: null, action: 'told' },
      { kind: 'feature_drift', feature: 'size', action: 'told' },
    ])
  })
  it('takes back a model that errs more than the one before on the same records', () => {
    const worse = monitorReport({ ...quiet, judged: judged(3, 400, (margin) => -margin / 2) })
    expect(worse.alerts.map(({ kind }) => kind)).toEqual(['worse'])
    expect(worse.rollback).toBe(true)
    expect(worse.alerts[0]?.words.en).toContain('The version before has been put back.')
    expect(worse.alerts[0]?.words.zh).toContain('已恢复')
  })
  it('does not take back one that errs less', () => {
    const before = { version: 1, judged: judged(3, 400, (margin) => -margin), traffic: [] }
    expect(alertsOf({ before })).toEqual([])
  })
  it('takes back a model whose probabilities are far from what comes', () => {
    const high = judged(3, 400, (margin) => margin + 1.5)
    expect(alertsOf({ judged: high }).map(({ kind }) => kind)).toContain('calibration')
    expect(monitorReport({ ...quiet, judged: high.slice(0, 60) }).alerts).toEqual([])
  })
  it('takes back a model that fails, but not for a few failures by chance', () => {
    expect(alertsOf({ traffic: [calls(200, 60, 4)] })).toEqual([
      { kind: 'errors', feature: null, action: 'rolled_back' },
    ])
    expect(alertsOf({ traffic: [calls(100, 9, 4)] })).toEqual([])
    expect(alertsOf({ traffic: [calls(10, 10, 4)] })).toEqual([])
  })
  it('takes back a slow model only where the one before is faster', () => {
    expect(alertsOf({ traffic: [calls(200, 0, 900)] })).toEqual([
      { kind: 'latency', feature: null, action: 'rolled_back' },
    ])
    const slow = { version: 1, judged: [], traffic: [calls(200, 0, 900)] }
    expect(alertsOf({ traffic: [calls(200, 0, 900)], before: slow })).toEqual([
      { kind: 'latency', feature: null, action: 'told' },
    ])
  })
  it('takes nothing back where there is nothing to go back to', () => {
    const report = monitorReport({ ...quiet, before: null, traffic: [calls(200, 100, 4)] })
    expect(report.alerts.map(({ action }) => action)).toEqual(['told'])
    expect(report.rollback).toBe(false)
  })
})

describe('outcomes that come late', () => {
  it('are not held against a model before nine of ten of their age have come', () => {
    // wins come after 10 days, losses after 90: judged at once, only wins would be seen of the young ones
    const old = judged(3, 300, honest, '2026-01-01T00:00:00Z').map((one) => ({
      ...one,
      outcome_at: one.outcome === 1 ? '2026-01-11T00:00:00Z' : '2026-04-01T00:00:00Z',
    }))
    const young = judged(4, 300, honest, '2026-05-15T00:00:00Z')
      .filter(({ outcome }) => outcome === 1)
      .map(({ prediction, outcome }, at) => ({
        prediction: { ...prediction, record_id: `young${at}` },
        outcome,
        outcome_at: '2026-05-25T00:00:00Z',
      }))
    const report = monitorReport({ ...quiet, judged: [...old, ...young] })
    expect(report.outcomes).toMatchObject({ records: 300, too_young: young.length, delay_days: 90 })
    expect(report.alerts).toEqual([])
  })
  it('are nothing while there are none', () => {
    const { outcomes, alerts } = monitorReport({ ...quiet, judged: [], traffic: [] })
    expect(outcomes).toMatchObject({ records: 0, auc: null, log_loss: null, z: null, delay_days: null })
    expect(alerts).toEqual([])
  })
})

describe('calls counted in buckets', () => {
  it('give percentiles within a bucket, and the last bound for what lies beyond it', () => {
    expect(operationsOf([calls(100, 0, 4)])).toMatchObject({ p50_ms: 3.5, p95_ms: 4.85, mean_ms: 4 })
    expect(operationsOf([calls(100, 0, 60_000)]).p95_ms).toBe(5000)
    expect(operationsOf([])).toMatchObject({ p50_ms: null, error_rate: null, per_minute: null })
  })
  it('put a call at a bound into the bucket of that bound', () => {
    expect([0.2, 1, 1.1, 5000, 5001].map(bucketOf)).toEqual([0, 0, 1, 11, 12])
  })
})
