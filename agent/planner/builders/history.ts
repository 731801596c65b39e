import type { Context } from '../context.ts'
import { requireUnderstood } from '../coverage.ts'
import { unclear } from '../replies.ts'
import { role } from '../tokens.ts'
import type { Words } from '../words.ts'
import { takeVerb } from './find.ts'
import { addSearch, readSet } from './record-set.ts'

/** "what did I do with Globex last month": the activities with it, of oneself when one asks for one's own. */
export function buildHistory(context: Context, words: Words): void {
  if (!context.metadata.has('activity')) throw unclear(context, words)
  const at = words.findRole('history')
  const mine = role(words.at(at), 'history') === 'mine'
  words.take(at, at + 1, 'what was done')
  takeVerb(words)
  const set = readSet(context, words, 'activity', true)
  const owner = context.metadata.ownerField('activity')
  const saysWhose = set.filters.some((one) => 'field' in one && one.field === owner)
  const own = mine && owner && !saysWhose ? [{ field: owner, op: '=', value: 'me' } as const] : []
  requireUnderstood(context, words)
  if (set.filters.length === 0 || set.name !== null) throw unclear(context, words)
  const order = set.ranking.order ?? { field: 'activity_date', direction: 'desc' as const }
  addSearch(context, 'activity', {
    ...set,
    filters: [...set.filters, ...own],
    ranking: { ...set.ranking, order },
  })
}
