import type { Life } from '#crm-core/contract'
import type { Example, ModelDefinition } from '../definition.ts'
import { learnableFrom, momentsOf } from '../features/moments.ts'
import { featuresOf, rowOf } from '../features/readers.ts'
import { day_ms } from '../features/values.ts'
import { leadCard } from './card.ts'
import { leadFeatures, leadNeeds } from './features.ts'

/** A lead that is open for longer was not converted, whatever comes later: every lead has the same time. */
const open_days = 180
const ends = new Set(['converted', 'unqualified'])

/** When the open life of a lead ended, and how; null while that is not known. */
function endOf({ created_at, values, changes }: Life, now: Date): { end: number; outcome: 0 | 1 } | null {
  const deadline = created_at.getTime() + open_days * day_ms
  const status = changes.filter(({ field }) => field === 'status')
  const first = status[0]?.from ?? values['status'] ?? null
  // It came into the store with its outcome: when that was, nobody knows.
  if (typeof first === 'string' && ends.has(first)) return null
  const converted = status.find(({ to, at }) => to === 'converted' && at.getTime() <= deadline)
  if (converted) {
    const left = status.find(({ to }) => to === 'unqualified')?.at ?? converted.at
    return { end: Math.min(left.getTime(), converted.at.getTime()), outcome: 1 }
  }
  const unqualified = status.find(({ to, at }) => to === 'unqualified' && at.getTime() <= deadline)
  if (unqualified && values['status'] === 'unqualified') return { end: unqualified.at.getTime(), outcome: 0 }
  return now.getTime() >= deadline ? { end: unqualified?.at.getTime() ?? deadline, outcome: 0 } : null
}

export const leadScore: ModelDefinition = {
  name: 'lead-score',
  label: { en: 'Lead score', zh: '线索评分' },
  object: 'lead',
  target: 'lead_score',
  needs: leadNeeds,
  features: featuresOf(leadFeatures),
  row: (snapshot) => rowOf(leadFeatures, snapshot),
  outcome: { fields: ['status'], changes: ['status'] },
  examples(life, now): Example[] {
    const known = endOf(life, now)
    if (!known) return []
    return momentsOf(life.id, learnableFrom(life), known.end).map((at) => ({
      id: life.id,
      at,
      outcome: known.outcome,
    }))
  },
  outcomeOf(life, now) {
    const known = endOf(life, now)
    return known && { outcome: known.outcome, at: new Date(known.end) }
  },
  scored: ({ status }) => typeof status !== 'string' || !ends.has(status),
  card: leadCard,
}
