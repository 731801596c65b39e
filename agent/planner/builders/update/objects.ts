import type { Context } from '../../context.ts'
import { type Token, hasRole, sense, sensesOf } from '../../tokens.ts'
import type { Said } from './said.ts'

export const movable = ['opportunity', 'account', 'contact', 'lead', 'task']

/** Kinds of record that the fields and values said belong to, the likeliest first. */
export function candidateObjects(context: Context, pieces: readonly Said[], verb: string): string[] {
  const votes = pieces.map((piece) => objectsOf(context, piece)).filter((one) => one.length > 0)
  const shared = votes.length > 0 ? votes.reduce((a, b) => a.filter((object) => b.includes(object))) : []
  if (shared.length > 0) return shared
  if (verb === 'assign') return context.metadata.nameable()
  if (verb === 'complete') return ['task']
  return []
}

function objectsOf(context: Context, piece: Said): string[] {
  const said =
    piece.target?.tokens
      .flatMap((token) => sensesOf(token, 'object').map((one) => one.object))
      .filter((object) => movable.includes(object)) ?? []
  if (said.length > 0 && piece.target && !piece.target.tokens.some((token) => hasRole(token, 'poss')))
    return [...new Set(said)]
  if (piece.field) return sharedField(context, piece.field)
  if (piece.verb === 'complete') return ['task']
  return piece.verb === 'assign' ? [] : valueObjects(context, piece)
}

/** Kinds that have this field under one name, so that the change fits whichever record the name finds. */
function sharedField(context: Context, token: Token): string[] {
  const fields = movable.flatMap((object) => {
    const own = sensesOf(token, 'field').find(
      (one) => one.object === object && isWritable(context, object, one.field),
    )
    return own ? [own] : []
  })
  return fields.filter(({ field }) => field === fields[0]?.field).map(({ object }) => object)
}

const isWritable = (context: Context, object: string, field: string): boolean =>
  context.field(object, field)?.read_only === false

/** From the value alone: a stage belongs to a deal, a date on "close" to its close date. */
function valueObjects(context: Context, { value, verb }: Said): string[] {
  const options = value.tokens.flatMap((token) => stateOptions(context, token))
  const exact = options.filter((one) => one.exact)
  const best = exact.length > 0 ? exact : options
  if (best.length > 0) return [...new Set(best.map((one) => one.object))]
  if (value.tokens.some((token) => sense(token, 'when')))
    return verb === 'close' || verb === 'move' ? ['opportunity'] : ['task', 'opportunity']
  // "bump Umbrella analytics to 95k": an amount is what a deal is worth.
  return value.tokens.some((token) => sense(token, 'number')?.amount) ? ['opportunity'] : []
}

export function stateOptions(
  context: Context,
  token: Token,
): { object: string; field: string; code: string; exact: boolean }[] {
  return sensesOf(token, 'option')
    .filter(({ object, field }) => movable.includes(object) && isWritable(context, object, field))
    .filter(
      ({ object, field }) =>
        context.metadata.stateField(object)?.name === field ||
        field === 'rating' ||
        field === 'customer_status' ||
        field === 'priority' ||
        field === 'lost_reason',
    )
    .map((one) => {
      const option = context.field(one.object, one.field)?.options?.find(({ code }) => code === one.code)
      const labels = [option?.label.en.toLowerCase(), option?.label.zh, option?.code.replaceAll('_', ' ')]
      return { ...one, exact: labels.includes(token.low) }
    })
}
