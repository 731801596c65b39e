import type { FieldDescription } from '#crm-core/contract'
import type { Context } from '../../context.ts'
import { endsDealName } from '../../names.ts'
import { type Token, hasRole, isGlue, isUnknown, role, sense, sensesOf } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** Tells the target from the field: "Dana's phone", "close date of X", X 的金额. */
export function splitLeft(
  context: Context,
  left: Words,
  value: Words,
  verb: string,
): { target: Words | null; field: Token | null } {
  const fields = left
    .indices()
    .filter((index) => fits(context, left.at(index), value, verb) && !endsName(left, index))
  const last = fields.at(-1)
  const first = fields[0]
  const content = left.indices().filter((index) => !isGlue(left.at(index)))
  const end = content.at(-1)
  // "the close date of Globex renewal": the field comes first, whatever the name ends with.
  const after = first === undefined ? -1 : left.beside(first, 1)
  if (first !== undefined && first === content[0] && role(left.at(after), 'prep') !== undefined) {
    left.take(first, after + 1, 'field')
    return { target: left.part(after + 1), field: left.at(first) ?? null }
  }
  if (last !== undefined && last === end && (content.length > 1 || !sense(left.at(last), 'object'))) {
    left.take(last, last + 1, 'field')
    const target = left.part(0, last)
    takeEdges(target)
    return { target: hasContent(target) ? target : null, field: left.at(last) ?? null }
  }
  return { target: hasContent(left) ? left : null, field: null }
}

/** 华信科技续约, "Globex renewal": right behind a name the word belongs to it; 的 or 's would set it apart. */
const endsName = (left: Words, index: number): boolean =>
  endsDealName(left.at(index)) && isUnknown(left.at(index - 1))

/** Whether the word names a field that can take this value: in "Globex renewal to negotiation" the renewal is no date. */
function fits(context: Context, token: Token | undefined, value: Words, verb: string): boolean {
  if (verb === 'assign' || verb === 'complete') return false
  if (verb !== 'update' && sense(token, 'object')) return false
  return sensesOf(token, 'field').some((one) => {
    const field = context.field(one.object, one.field)
    const accepts = field && accepted[field.measures]
    return (
      field !== undefined &&
      (accepts === undefined ||
        value.tokens.length === 0 ||
        value.tokens.some((token) => accepts(token, one.field)) ||
        (field.measures === 'choice' && !value.tokens.some((other) => sense(other, 'option'))))
    )
  })
}

const accepted: Readonly<
  Partial<Record<FieldDescription['measures'], (token: Token, field: string) => boolean>>
> = {
  time: (token) => sense(token, 'when') !== undefined,
  number: (token) => sense(token, 'number') !== undefined,
  money: (token) => sense(token, 'number') !== undefined,
  choice: (token, field) => sensesOf(token, 'option').some((one) => one.field === field),
}

function takeEdges(target: Words): void {
  const last = target.length - 1
  if (hasRole(target.at(last), 'poss')) target.take(last, last + 1, 'of')
}

const hasContent = (words: Words): boolean =>
  words.tokens.some(
    (token) => !isGlue(token) && !hasRole(token, 'take') && !hasRole(token, 'and') && !hasRole(token, 'poss'),
  )
