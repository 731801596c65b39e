import type { Operator } from '#crm-core/contract'
import type { PlanFilter } from '../conditions.ts'
import { type NumberSense, hasRole, isGlue, role, sense } from '../tokens.ts'
import type { Words } from '../words.ts'

export interface Comparison {
  readonly end: number
  readonly number: NumberSense
  readonly explicit: boolean
  toFilter(field: string): PlanFilter
}

/** A comparison with a number that starts here: "over 50k", "between 1 and 2", 50万以上, 10万到50万. */
export function comparisonAt(words: Words, at: number): Comparison | null {
  const said = role(words.free(at), 'op')
  const start = said === undefined ? at : figureAt(words, at + 1)
  const number = sense(words.free(start), 'number')
  if (!number || said === 'contains') return null
  const range = said === undefined || said === 'between' ? rangeFrom(words, start, number) : null
  if (range) return range
  if (said === 'between') return null
  const post = role(words.free(start + 1), 'postop')
  const op = (said ?? post ?? '=') as Operator
  const end = said === undefined && post !== undefined ? start + 2 : start + 1
  return {
    end,
    number,
    explicit: said !== undefined || post !== undefined,
    toFilter: (field) => ({ field, op, value: number.value }),
  }
}

function rangeFrom(words: Words, start: number, from: NumberSense): Comparison | null {
  const joint = words.free(start + 1)
  if (
    !joint ||
    !(
      hasRole(joint, 'and') ||
      hasRole(joint, 'assign') ||
      hasRole(joint, 'prep', 'to') ||
      /^[-~—–]$|^(到|至)$/.test(joint.low)
    )
  )
    return null
  const to = sense(words.free(start + 2), 'number')
  if (!to) return null
  // "10到50万": the scale of the second number holds for the first as well.
  const scaled =
    to.amount && !from.amount && from.value < to.value && to.value >= 10_000
      ? from.value * scaleOf(to.value)
      : from.value
  return {
    end: start + 3,
    number: to,
    explicit: true,
    toFilter: (field) => ({ field, op: 'between', value: [scaled, to.value] }),
  }
}

const scaleOf = (value: number): number => (value % 1e8 === 0 ? 1e8 : value % 1e4 === 0 ? 1e4 : 1e3)

/** "over about 50k": glue may stand between the comparison and its number. */
function figureAt(words: Words, from: number): number {
  let start = from
  while (isGlue(words.free(start)) && !sense(words.at(start), 'number')) start++
  return start
}
