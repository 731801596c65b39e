import type { EvalCase } from '../harness/case.ts'

/** What was tried, done or not. */
export function scoreCalls({ expect }: EvalCase, calls: readonly string[]): string[] {
  const { must_call, must_not_call, max_calls, order } = expect.calls
  const failures = [
    ...must_call.filter((tool) => !calls.includes(tool)).map((tool) => `never called ${tool}`),
    ...must_not_call.filter((tool) => calls.includes(tool)).map((tool) => `tried ${tool}`),
  ]
  if (max_calls !== undefined && calls.length > max_calls)
    failures.push(`${calls.length} calls, at most ${max_calls}`)
  return [
    ...failures,
    ...order.filter((rule) => !inOrder(rule, calls)).map((rule) => `not in order: ${rule}`),
  ]
}

function inOrder(rule: string, calls: readonly string[]): boolean {
  const [first = '', second = ''] = rule.split(' < ')
  return calls.includes(first) && calls.indexOf(first) < calls.indexOf(second)
}
