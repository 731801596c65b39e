import type { RunResult } from '#agent/events'

/** The members in the order of the contract; what is stored as JSON comes back in any order. */
export function inOrder(result: RunResult): RunResult {
  const { thread_id, run_id, status, reply, language, approvals, usage } = result
  const { model, model_calls, tokens_in, tokens_out, cost_usd, ms } = usage
  return {
    thread_id,
    run_id,
    status,
    reply,
    language,
    plan: result.plan.map(({ id, tool, args }) => ({ id, tool, args })),
    steps: result.steps.map(({ id, tool, args, status, summary, records, error }) => ({
      id,
      tool,
      args,
      status,
      summary,
      records: records.map(({ object, id }) => ({ object, id })),
      error,
    })),
    approvals: approvals.map(({ id, step_id, tool, summary, rows }) => ({
      id,
      step_id,
      tool,
      summary,
      rows,
    })),
    citations: result.citations.map(({ object, id, field, display }) => ({ object, id, field, display })),
    usage: { model, model_calls, tokens_in, tokens_out, cost_usd, ms },
  }
}
