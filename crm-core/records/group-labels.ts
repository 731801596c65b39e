import type { AggregateRow, FieldValue } from '../contract.ts'
import type { Group } from './aggregate.ts'
import { labelRecords } from './label.ts'
import type { Scope } from './scope.ts'

/** Puts words beside group values: the label of a choice, the name of a record within reach. */
export async function groupLabels(
  scope: Scope,
  groups: readonly Group[],
  rows: readonly Omit<AggregateRow, 'labels'>[],
): Promise<AggregateRow[]> {
  const words = await Promise.all(
    groups.map((group, i) => wordsOf(scope, group, [...new Set(rows.map((row) => row.group[i] ?? null))])),
  )
  return rows.map((row) => ({
    ...row,
    labels: row.group.map((value, i) => words[i]?.get(value) ?? null),
  }))
}

async function wordsOf(
  scope: Scope,
  { field }: Group,
  values: readonly FieldValue[],
): Promise<ReadonlyMap<FieldValue, string>> {
  if (field?.options)
    return new Map(field.options.map((option) => [option.code, option.label[scope.actor.language]]))
  const ids = values.filter((value) => typeof value === 'string')
  const refs = (field?.targets ?? []).flatMap((object) => ids.map((id) => ({ object, id })))
  if (refs.length === 0) return new Map()
  const labels = await labelRecords(scope, refs)
  return new Map(labels.map((label) => [label.id, label.display]))
}
