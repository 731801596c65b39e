import type { RunResult } from '#agent/events'
import type { View } from '#crm-core/contract'
import { viewText } from './views.ts'
import type { ViewContext } from './views.ts'

/**
 * What is shown beside the words of a run. The built-in planner says everything in its reply but the
 * text of a draft; a language model chooses its own words, so the figures stand beside them.
 */
export function besideReply(
  views: readonly View[],
  result: Pick<RunResult, 'usage'> | null,
  context: ViewContext,
): string[] {
  const said = result?.usage.model_calls === 0
  return views
    .filter((view) => !said || (view.kind === 'email' && view.status === 'draft'))
    .map((view) => viewText(view, context))
    .filter((text) => text !== null)
}
