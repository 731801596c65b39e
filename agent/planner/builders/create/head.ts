import type { ObjectDescription } from '#crm-core/contract'
import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { isNewRecord } from '../../frames.ts'
import { nameSpans } from '../../names.ts'
import { unclear } from '../../replies.ts'
import { hasRole, isGlue, sense, sensesOf } from '../../tokens.ts'
import { nameText } from '../../values.ts'
import type { Words } from '../../words.ts'
import { setCompany } from './company.ts'
import type { RecordDraft } from './record-draft.ts'

/** 给 Globex 新建联系人…: what stands before the verb is what the record belongs to. */
export function takeOwnerBefore(context: Context, words: Words, object: string, values: RecordDraft): void {
  const verb = words.tokens.findIndex((token) => hasRole(token, 'verb', 'create'))
  const before = words.part(0, Math.max(verb, 0))
  const [span, ...more] = nameSpans(before)
  if (!span || more.length > 0) return
  // Any other word before the verb (不, 除了 …) says something that would be lost.
  const rest = [...before.tokens.slice(0, span.start), ...before.tokens.slice(span.end)]
  if (
    !rest.every(
      (token) => isGlue(token) || hasRole(token, 'prep') || hasRole(token, 'next') || hasRole(token, 'and'),
    )
  )
    return
  words.take(0, verb, `for ${span.name}`)
  setCompany(context, object, values, nameText(span.name))
}

export function takeHead(context: Context, words: Words): string {
  const verb = words.findRole('verb', 'create')
  const { at, object } = findHead(context, words, Math.max(verb, 0))
  const kind = object === undefined ? undefined : context.metadata.object(object)
  if (object === undefined || !kind) throw unclear(context, words)
  if (!kind.can.create) throw mayNotCreate(kind)
  if (verb >= 0) words.take(verb, verb + 1, 'create')
  const as = words.beside(at, -1)
  words.take(words.at(as)?.low === 'as' ? as : at, at + 1, `object ${object}`)
  const fresh = words.findRole('concept', 'new')
  if (fresh >= 0 && fresh < at) words.take(fresh, fresh + 1, 'new')
  return object
}

function findHead(context: Context, words: Words, from: number): { at: number; object: string | undefined } {
  const fresh = words.find((_, index) => isNewRecord(words, index))
  if (fresh >= 0) return { at: fresh, object: sense(words.at(fresh), 'option')?.object }
  const at = words.find(
    (token, index) =>
      index >= from && sensesOf(token, 'object').some((one) => context.metadata.has(one.object)),
  )
  return {
    at,
    object: sensesOf(words.at(at), 'object').find((one) => context.metadata.has(one.object))?.object,
  }
}

const mayNotCreate = ({ plural, label }: ObjectDescription): Ask =>
  new Ask({ en: `Your role may not create ${plural.en.toLowerCase()}.`, zh: `您的角色不能新建${label.zh}。` })
