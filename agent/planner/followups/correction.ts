import type { Focus, PlanStep } from '../../plan.ts'
import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { type Token, hasRole, sense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { type Conditions, isLight } from './light.ts'
import { mapConditions } from './period-change.ts'

/** "no, 48k not 84k", 不对，是48万不是84万: the value changes where the wrong one stood. */
export function readCorrection(context: Context, words: Words, focus: Focus): boolean {
  const numbers = words.tokens.filter((token) => sense(token, 'number'))
  const denies =
    words.tokens.some((token, index) => hasRole(token, 'no') && index < 2) ||
    words.findRole('not') >= 0 ||
    words.tokens.some((token) => /^(sorry|i mean|i meant|应该|应该是|是|改成)$/.test(token.low))
  const rest = words.tokens.filter(
    (token) =>
      !isLight(token) &&
      !sense(token, 'number') &&
      !hasRole(token, 'no') &&
      !hasRole(token, 'not') &&
      !hasRole(token, 'assign') &&
      !/^(sorry|i mean|i meant|应该|应该是|rather|actually)$/.test(token.low),
  )
  if (!denies || rest.length > 0 || !deniesOnce(words) || numbers.length === 0 || numbers.length > 2)
    return false
  const [right, wrong] = sortCorrection(words, numbers)
  words.take(0, words.length, 'correction')
  const { step } = focus
  if (step?.tool === 'search_records' || step?.tool === 'aggregate_records') {
    const filter = mapConditions(step.args['filter'], (condition) =>
      (wrong === undefined ? typeof condition['value'] === 'number' : condition['value'] === wrong)
        ? { ...condition, value: right }
        : condition,
    )
    if (JSON.stringify(filter) !== JSON.stringify(step.args['filter'])) {
      context.add(step.tool, { ...step.args, filter })
      return true
    }
  }
  const field = correctedField(step, wrong) ?? context.metadata.moneyField(focus.object)
  const [id, ...others] = focus.ids
  if (!field || id === undefined || others.length > 0)
    throw new Ask({ en: 'Which value of which record should be corrected?', zh: '要更正哪条记录的哪个值？' })
  context.add('update_record', {
    records: { object: focus.object, id },
    changes: { [field]: right },
  })
  return true
}

/** "no, 48k", "48k not 84k", 不是84万，是48万: any further denial makes it unclear which figure is right. */
function deniesOnce(words: Words): boolean {
  const shape = words.tokens.map((token) =>
    sense(token, 'number')
      ? 'N'
      : /^(not|不是|而不是)$/.test(token.low)
        ? 'X'
        : hasRole(token, 'not') || (hasRole(token, 'no') && !hasRole(token, 'assign'))
          ? 'D'
          : '',
  )
  return /^D?(N|NXN|XNN)$/.test(shape.join(''))
}

function sortCorrection(words: Words, numbers: readonly Token[]): [number, number | undefined] {
  const [first, second] = numbers
  const [a = 0, b] = numbers.map((token) => sense(token, 'number')?.value)
  const notAt = words.tokens.findIndex((token, index) => hasRole(token, 'not') && index > 0)
  const firstIsWrong = first && second && notAt >= 0 && notAt < words.tokens.indexOf(first)
  return firstIsWrong && b !== undefined ? [b, a] : [a, b]
}

function correctedField(step: PlanStep | undefined, wrong: number | undefined): string | undefined {
  const values = step?.args['changes'] ?? step?.args['values']
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined
  return Object.entries(values as Conditions).find(([, value]) =>
    wrong === undefined ? typeof value === 'number' : value === wrong,
  )?.[0]
}
