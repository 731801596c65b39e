import type { Life } from '#crm-core/contract'
import type { Example, ModelDefinition } from '../definition.ts'
import { chanceOf, heldAt, learnableFrom } from '../features/moments.ts'
import { featuresOf, rowOf } from '../features/readers.ts'
import { day_ms } from '../features/values.ts'
import { accountCard } from './card.ts'
import { accountFeatures, accountNeeds } from './features.ts'

/** How far the model looks ahead, and how far apart the moments of one customer are. */
const span = 180 * day_ms
/** The latest spans of a customer that teach: an old customer must not outweigh all others. */
const most_spans = 4

const isCustomer = (life: Life, at: number): boolean =>
  heldAt(life, 'type', at) === 'customer' && heldAt(life, 'customer_status', at) !== 'churned'

/** The moment of a span that follows from the id alone. */
const momentIn = (id: string, k: number, from: number, to: number): number =>
  from + Math.floor(chanceOf(`${id}/${k}`) * (to - from))

/**
 * One moment a span, counted back from the day on which the customer churned, or from the last day of which the
 * outcome is known. Only the span right before a churn ends in one: 180 days after the others the customer was there.
 */
function examplesOf(life: Life, now: Date): Example[] {
  const churn = life.changes.find(({ field, to }) => field === 'customer_status' && to === 'churned')
  // It came into the store as churned: when that was, nobody knows.
  if (!churn && life.values['customer_status'] === 'churned') return []
  const end = churn ? churn.at.getTime() : now.getTime() - span
  const start = learnableFrom(life)
  const found: Example[] = []
  for (let k = 0; k < most_spans; k++) {
    const to = end - k * span
    const from = Math.max(to - span, start)
    if (to - from < 2) break
    const at = momentIn(life.id, k, from, to)
    if (isCustomer(life, at)) found.push({ id: life.id, at: new Date(at), outcome: churn && k === 0 ? 1 : 0 })
  }
  return found
}

export const churn: ModelDefinition = {
  name: 'churn',
  label: { en: 'Churn risk', zh: '流失风险' },
  object: 'account',
  target: 'churn_risk',
  needs: accountNeeds,
  features: featuresOf(accountFeatures),
  row: (snapshot) => rowOf(accountFeatures, snapshot),
  outcome: { fields: ['type', 'customer_status'], changes: ['type', 'customer_status'] },
  examples: examplesOf,
  // A customer who stays has no outcome, only one for each half year: what was said of him is not judged by those who left alone.
  outcomeOf: () => null,
  scored: ({ type, customer_status }) => type === 'customer' && customer_status !== 'churned',
  card: accountCard,
}
