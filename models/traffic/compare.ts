import type {
  ComparisonVerdict,
  ModelComparison,
  ModelDifference,
  Outcome,
  PredictionRow,
} from '#crm-core/contract'
import { conversionOf } from './conversion.ts'
import { aucDifference, logLossDifference, type Pair } from './paired.ts'

/** A prediction of which the outcome is known, as the store hands it out. */
export interface JudgedPrediction {
  readonly prediction: PredictionRow
  readonly outcome: Outcome['outcome']
  readonly outcome_at: string
}

/** Fewer pairs, or fewer of either outcome, say nothing. */
const fewest = { pairs: 50, either: 10 } as const
/** Two-sided 5 %, and 80 % power. */
const z_verdict = 1.96
const z_power = 0.8416

/** How a challenger (or shadow) stands to the champion on records that both have judged before their outcome was known. */
export function compareVersions(
  champion: readonly JudgedPrediction[],
  challenger: readonly JudgedPrediction[],
): ModelComparison {
  const pairs = pairsOf(champion, challenger)
  const positives = pairs.filter(({ outcome }) => outcome === 1).length
  const log_loss = logLossDifference(pairs)
  const enough =
    pairs.length >= fewest.pairs && Math.min(positives, pairs.length - positives) >= fewest.either
  return {
    records: pairs.length,
    positives,
    log_loss,
    auc: aucDifference(pairs),
    conversion: conversionOf(armOf(champion), armOf(challenger)),
    verdict: enough && log_loss ? verdictOf(log_loss) : 'not_yet',
    needed: log_loss && neededFor(log_loss, pairs.length),
  }
}

/** The latest of each on a record; records that only one has judged are no pair. */
export function pairsOf(
  champion: readonly JudgedPrediction[],
  challenger: readonly JudgedPrediction[],
): Pair[] {
  const others = latestByRecord(challenger)
  return [...latestByRecord(champion)].flatMap(([record, { prediction, outcome }]) => {
    const other = others.get(record)
    return other
      ? [{ champion: prediction.probability, challenger: other.prediction.probability, outcome }]
      : []
  })
}

function latestByRecord(judged: readonly JudgedPrediction[]): Map<string, JudgedPrediction> {
  const latest = new Map<string, JudgedPrediction>()
  for (const one of judged) {
    const before = latest.get(one.prediction.record_id)
    if (!before || before.prediction.at < one.prediction.at) latest.set(one.prediction.record_id, one)
  }
  return latest
}

function verdictOf({ difference, standard_error }: ModelDifference): ComparisonVerdict {
  if (Math.abs(difference) <= z_verdict * standard_error || difference === 0) return 'not_yet'
  return difference < 0 ? 'better' : 'worse'
}

function neededFor({ difference, standard_error }: ModelDifference, records: number): number | null {
  if (difference === 0) return null
  const deviation = standard_error * Math.sqrt(records)
  return Math.max(fewest.pairs, Math.ceil((((z_verdict + z_power) * deviation) / difference) ** 2))
}

function armOf(judged: readonly JudgedPrediction[]) {
  const served = [...latestByRecord(judged).values()].filter(({ prediction }) => prediction.served)
  return { records: served.length, conversions: served.filter(({ outcome }) => outcome === 1).length }
}
