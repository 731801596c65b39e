import {
  HotcrmError,
  type Feature,
  type FeatureRow,
  type FeatureValue,
  type WhatIf,
} from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { marginOf, predictionOf } from '../trees/ensemble.ts'
import type { Changeable } from '../what-if/candidates.ts'
import { splitThresholds, whatIf } from '../what-if/what-if.ts'
import type { Artifact } from './artifact.ts'
import { describing } from './present.ts'
import type { Reader } from './ports.ts'
import { valueWords } from './reasons.ts'
import { scoreOf } from './score-records.ts'
import { readable } from './visible.ts'

interface Asked {
  readonly record_id: string
  readonly display: string
  /** What was scored, in the order of the artifact's features. */
  readonly row: FeatureRow
  readonly target?: number
}

/**
 * The least a person could change for another score, by the version that answers. More is better, except for churn,
 * of which less is. What the reader may not see is not proposed.
 */
export function whatIfOf(
  crm: Reader,
  { name, object }: ModelDefinition,
  artifact: Artifact,
  { record_id, display, row, target: wanted }: Asked,
): WhatIf {
  const describe = describing(crm.objects())
  const predict = (values: FeatureRow): number =>
    predictionOf(artifact.trees, marginOf(artifact.trees, artifact.encode(values)))
  const score = scoreOf(predict(row))
  const better = name === 'churn' ? -1 : 1
  const target = wanted ?? Math.min(Math.max(score + better * step, 0), 100)
  const open = artifact.features.filter((feature) => readable(feature.field, object, describe))
  const thresholds = splitThresholds(artifact.trees)
  const found = whatIf({
    predict,
    row,
    features: artifact.features.map((feature) => feature.name),
    changeable: open.flatMap((feature) =>
      changeOf(feature, thresholds[artifact.features.indexOf(feature)] ?? []),
    ),
    // What is shown is rounded, so half a point less is enough.
    target: goalOf(target, score),
    goal: target >= score ? 'at_least' : 'at_most',
  })
  const featureNamed = (feature: string): Feature => {
    const one = artifact.features.find((known) => known.name === feature)
    if (!one) throw new HotcrmError('model_features_gone', { model: name, features: feature })
    return one
  }
  const change = ({ feature, from, to }: { feature: string; from: FeatureValue; to: FeatureValue }) => {
    const known = featureNamed(feature)
    const words = (value: FeatureValue) => valueWords(known, value, object, describe)
    return { feature, label: known.label, from, to, from_words: words(from), to_words: words(to) }
  }
  return {
    model: name,
    object,
    record_id,
    display,
    score,
    target,
    ways: found.options.map(({ changes, probability }) => ({
      changes: changes.map(change),
      score: scoreOf(probability),
    })),
  }
}
/** Points further in the better direction, where no target is named. */
const step = 10

const goalOf = (target: number, score: number): number =>
  Math.min(1, Math.max(0, (target + (target >= score ? -0.5 : 0.499)) / 100))

function changeOf({ name, kind, change }: Feature, thresholds: readonly number[]): Changeable[] {
  if (!change) return []
  if ('choices' in change) return [{ feature: name, kind: 'category', choices: change.choices }]
  if (kind !== 'number' || thresholds.length === 0) return []
  const [low, high] = [thresholds[0] ?? 0, thresholds.at(-1) ?? 0]
  // One of what the model tells apart costs as much for every input.
  const scale = Math.max(change.step, (high - low) / 4)
  return [{ feature: name, kind: 'number', ...change, least: 0, scale, thresholds }]
}
