import { useQueries } from '@tanstack/react-query'
import { modelTargets, type AnyRecord, type ExplainedScore, type ObjectDescription } from '#crm-core/contract'
import type { OwnColumn } from '../records/record-table.tsx'
import { modelOf } from './model-of.ts'
import { latestScores } from './queries.ts'
import { ScoreCell } from './score-cell.tsx'

/**
 * A column with the latest scores of the records of an object, asked for once a page of rows; null where the object
 * has no model. It takes the place of the plain field that keeps the score.
 */
export function useScoreColumn(
  description: ObjectDescription,
  pages: readonly (readonly AnyRecord[])[],
): OwnColumn | null {
  const model = modelOf(description)
  const found = useQueries({
    queries: model
      ? pages.map((records) =>
          latestScores(
            model,
            records.map(({ id }) => id),
          ),
        )
      : [],
  })
  if (!model) return null
  const { field } = modelTargets[model]
  const waiting = found.some(({ isLoading }) => isLoading)
  const scores = new Map<string, ExplainedScore>()
  for (const { data = [] } of found) for (const score of data) scores.set(score.record_id, score)
  return {
    field,
    cell: (record) => (
      <ScoreCell model={model} score={scores.get(record.id)} kept={record[field]} waiting={waiting} />
    ),
  }
}
