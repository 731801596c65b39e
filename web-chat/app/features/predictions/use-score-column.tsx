import { useQueries } from '@tanstack/react-query'
import { modelTargets, type AnyRecord, type ExplainedScore, type ObjectDescription } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import type { OwnColumn } from '../records/record-table.tsx'
import { modelOf } from './model-of.ts'
import { latestScores } from './queries.ts'
import { ScoreCell } from './score-cell.tsx'

/**
 * A column with the latest scores of the records of an object, asked for once a page of rows; null where the object
 * has no model. A version of the workspace's own writes its scores into a field, whose place the column takes. What
 * the base model says stands in no field: the column stands beside it, and its name says whose word it is.
 */
export function useScoreColumn(
  description: ObjectDescription,
  pages: readonly (readonly AnyRecord[])[],
): OwnColumn | null {
  const t = useModelWords()
  const { say } = useWords()
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
  const versions = [...scores.values()].flatMap(({ result }) => result.prediction?.version ?? [])
  const base = versions.some(({ origin }) => origin === 'base')
  const replaces = versions.length > 0 && !base
  const own = description.fields.find(({ name }) => name === field)
  return {
    field,
    replaces,
    label: replaces && own ? say(own.label) : t(base ? 'record.column_base' : 'record.column'),
    cell: (record) => (
      <ScoreCell
        model={model}
        score={scores.get(record.id)}
        kept={replaces ? record[field] : null}
        waiting={waiting}
      />
    ),
  }
}
