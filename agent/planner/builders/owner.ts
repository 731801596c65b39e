import type { Context } from '../context.ts'
import { requireUnderstood } from '../coverage.ts'
import { unclear } from '../replies.ts'
import { takeObject } from '../objects.ts'
import { showNamed, wholeName } from './show.ts'
import type { Words } from '../words.ts'

/** "who owns Globex", 华信科技是谁负责: the record is opened for its owner. */
export function buildOwner(context: Context, words: Words): void {
  const verb = words.findRole('verb', 'own')
  words.take(verb, verb + 1, 'who owns')
  for (let at = words.findRole('verb', 'find'); at >= 0; at = words.findRole('verb', 'find'))
    words.take(at, at + 1, 'find')
  const head = takeObject(context, words)
  const span = wholeName(words)
  if (!span) throw unclear(context, words)
  words.take(span.start, span.end, `name ${span.name}`)
  showNamed(context, head?.said ? head.object : null, span.name, ['owner_id', 'assigned_to'])
  requireUnderstood(context, words)
}
