import type { Life } from '#crm-core/contract'
import type { Example, ModelDefinition } from '../definition.ts'
import { learnableFrom, momentsOf } from '../features/moments.ts'
import { featuresOf, rowOf } from '../features/readers.ts'
import { dealCard } from './card.ts'
import { dealFeatures, dealNeeds } from './features.ts'

const closed = new Set(['closed_won', 'closed_lost'])
const isClosed = (stage: unknown): boolean => typeof stage === 'string' && closed.has(stage)

/** When a deal was closed for the first time, and how it stands; null while it is open, or when nobody knows when. */
function endOf({ values, changes }: Life): { end: number; outcome: 0 | 1 } | null {
  const stage = changes.filter(({ field }) => field === 'stage')
  const first = stage[0]?.from ?? values['stage'] ?? null
  if (isClosed(first) || !isClosed(values['stage'])) return null
  const close = stage.find(({ to }) => isClosed(to))
  return close ? { end: close.at.getTime(), outcome: values['stage'] === 'closed_won' ? 1 : 0 } : null
}

export const winProbability: ModelDefinition = {
  name: 'win-probability',
  label: { en: 'Win probability', zh: '预测赢率' },
  object: 'opportunity',
  target: 'win_probability',
  needs: dealNeeds,
  features: featuresOf(dealFeatures),
  row: (snapshot) => rowOf(dealFeatures, snapshot),
  outcome: { fields: ['stage'], changes: ['stage'] },
  examples(life, now): Example[] {
    const known = endOf(life)
    if (!known || known.end > now.getTime()) return []
    return momentsOf(life.id, learnableFrom(life), known.end).map((at) => ({
      id: life.id,
      at,
      outcome: known.outcome,
    }))
  },
  outcomeOf(life) {
    const known = endOf(life)
    return known && { outcome: known.outcome, at: new Date(known.end) }
  },
  scored: ({ stage }) => !isClosed(stage),
  card: dealCard,
}
