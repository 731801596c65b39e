import type { ActorCrm } from '#crm-core/contract'
import type { PlanStep } from '../plan.ts'
import { refsIn } from '../steps/resolve-refs.ts'
import type { StepOutcome } from '../steps/outcome.ts'
import { link, plain, type Reader } from './format.ts'

/**
 * What is told of a step that only looks somebody up for a later one: nothing when it found whom it
 * looked for, a word when the name was only similar or an optional link could not be made. Null when
 * the step is no such lookup and tells for itself.
 */
export async function lookupWords(
  outcome: StepOutcome,
  plan: readonly PlanStep[],
  crm: ActorCrm,
  reader: Reader,
): Promise<string | null> {
  const uses = plan.flatMap((step) => refsIn(step.args)).filter((ref) => ref.$from === outcome.step.id)
  if (uses.length === 0 || outcome.status !== 'done') return null
  if (uses.every((ref) => ref.optional)) return isOne(outcome) ? '' : notLinked(outcome, reader)
  if (!isLookup(outcome) || outcome.records.length === 0) return null
  return outcome.doubtful ? onlySimilar(outcome, crm, reader) : ''
}

const isLookup = ({ step }: StepOutcome): boolean =>
  step.tool === 'get_record' || (step.tool === 'search_records' && step.args['name'] !== undefined)
const isOne = ({ records, total = 1, doubtful }: StepOutcome): boolean =>
  records.length === 1 && total === 1 && !doubtful

/** The name that was looked for, as it was said. */
function nameIn({ step }: StepOutcome): string {
  const { name } = step.args
  return typeof name === 'string' ? plain(name) : ''
}

function notLinked(outcome: StepOutcome, { language }: Reader): string {
  const name = nameIn(outcome)
  const count = outcome.total ?? outcome.records.length
  if (count === 0 || outcome.doubtful)
    return language === 'zh'
      ? `没有找到名为“${name}”的记录，因此未作关联。`
      : `Nothing is called “${name}”, so it was not linked.`
  return language === 'zh'
    ? `有 ${count} 条名为“${name}”的记录，因此未作关联。`
    : `${count} records are called “${name}”, so none was linked.`
}

/** Said before what was found by likeness alone. */
export async function onlySimilar(
  outcome: StepOutcome,
  crm: ActorCrm,
  { language }: Reader,
): Promise<string> {
  const name = nameIn(outcome)
  const labels = await crm.label(outcome.records.slice(0, 3))
  const nearest = labels.map(({ object, id, display }) => link(object, id, display))
  return language === 'zh'
    ? `没有完全匹配“${name}”的名称，最接近的是${nearest.join('、')}。`
    : `Nothing is called exactly “${name}”; nearest: ${nearest.join(', ')}.`
}
