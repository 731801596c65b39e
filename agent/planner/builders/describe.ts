import type { Context } from '../context.ts'
import { unclear } from '../replies.ts'
import { hasRole, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import { takeVerb } from './find.ts'

/** "what fields does a lead have?", 线索有哪些字段: the kind of record is described, not its records. */
export function buildDescribe(context: Context, words: Words): void {
  takeVerb(words)
  const at = words.find((token) => sensesOf(token, 'object').some((one) => context.metadata.has(one.object)))
  const object = sensesOf(words.at(at), 'object').find((one) => context.metadata.has(one.object))?.object
  for (const index of words.indices())
    if (parts.some((name) => hasRole(words.at(index), name))) words.take(index, index + 1, 'fields')
  if (object === undefined) throw unclear(context, words)
  words.take(at, at + 1, `object ${object}`)
  if (words.leftovers().length > 0) throw unclear(context, words)
  context.add('describe_object', { object })
}

const parts = ['schema', 'has', 'op'] as const
