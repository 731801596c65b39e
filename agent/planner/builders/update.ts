import type { PlanValue } from '../../plan.ts'
import type { Context } from '../context.ts'
import { unclear } from '../replies.ts'
import { readTarget } from '../targets.ts'
import type { Target } from '../targets/target.ts'
import { hasRole, isGlue, sense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { askTarget } from './update/ask.ts'
import { type Change, readChange, reasonChange, takeReason } from './update/change.ts'
import { candidateObjects, movable } from './update/objects.ts'
import { type Said, readSaid } from './update/said.ts'
import { segments } from './update/segments.ts'

/** "Move Globex renewal to negotiation and close it on 30 April", 把…推进到谈判，金额改成35万. */
export function buildUpdate(context: Context, words: Words): void {
  const reason = takeReason(words)
  const pieces = segments(reason ? words.part(0, reason.start) : words).map((piece) =>
    readSaid(context, piece),
  )
  const verb = pieces[0]?.verb ?? 'update'
  const objects = candidateObjects(context, pieces, verb)
  const target = firstTarget(context, pieces, objects)
  if (!target) throw askTarget(context, words, verb)
  const object = target.object ?? objects[0] ?? null
  if (object === null) throw unclear(context, words)
  const changes: Change[] = []
  // "update Globex renewal, set …": the first piece may say the target alone.
  const saying =
    pieces.length > 1 ? pieces.filter((piece, at) => at > 0 || piece.field || piece.value.length > 0) : pieces
  for (const piece of saying) changes.push(...readChange(context, piece, object, words))
  if (reason) changes.push(reasonChange(context, reason.words, object, words))
  if (words.leftovers().length > 0 || changes.length === 0) throw unclear(context, words)
  addUpdate(context, target, Object.fromEntries(changes.map(({ field, value }) => [field.name, value])))
}

/** Appends the change; a second change of the same records joins the first. */
function addUpdate(context: Context, target: Target, changes: Readonly<Record<string, PlanValue>>): void {
  const last = context.steps.at(-1)
  if (
    last?.tool === 'update_record' &&
    JSON.stringify(last.args['records']) === JSON.stringify(target.refs)
  ) {
    context.steps.pop()
    context.add('update_record', {
      records: target.refs,
      changes: { ...(last.args['changes'] as object), ...changes },
    })
  } else context.add('update_record', { records: target.refs, changes })
  if (target.object !== null)
    context.antecedent = { object: target.object, step: target.step, ids: target.ids, pick: target.pick }
}

function firstTarget(context: Context, pieces: readonly Said[], objects: readonly string[]): Target | null {
  let found: Target | null = null
  for (const piece of pieces) {
    if (!piece.target) continue
    if (found && isPronoun(piece.target)) {
      piece.target.take(0, piece.target.length, 'the same record')
      continue
    }
    if (found) return null
    found = readTarget(context, piece.target, objects.length > 0 ? objects : movable)
    if (!found) return null
  }
  if (found) return found
  const meant = context.antecedent
  return meant?.step
    ? {
        refs: { $from: meant.step, pick: meant.pick },
        object: meant.object,
        step: meant.step,
        pick: meant.pick,
        name: null,
        ids: [],
      }
    : null
}

const isPronoun = (words: Words): boolean =>
  words.tokens.every(
    (token) =>
      isGlue(token) ||
      hasRole(token, 'it') ||
      hasRole(token, 'them') ||
      hasRole(token, 'take') ||
      sense(token, 'object') !== undefined,
  )
