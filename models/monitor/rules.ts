import type {
  AlertKind,
  Drift,
  Label,
  ModelAlert,
  ModelDifference,
  ModelOperations,
  ModelOutcomes,
} from '#crm-core/contract'

/** What is asked of a model at work. */
export interface MonitorLimits {
  /** Fewer predictions in a window say nothing of drift. */
  readonly drift_records: number
  /** Fewer known outcomes say nothing of calibration or of being worse. */
  readonly outcome_records: number
  /** Share of calls that may fail, and calls below which none is told. */
  readonly error_rate: number
  readonly calls: number
  /** Milliseconds that 95 of 100 calls may take, and how often what the version before took. */
  readonly p95_ms: number
  readonly times_slower: number
  /** Between mean probability and share of positives. */
  readonly calibration_gap: number
  /** Standard errors beyond which a difference is believed: a report is made often, so more than the usual two. */
  readonly z: number
}
export const usualLimits: MonitorLimits = {
  drift_records: 200,
  outcome_records: 100,
  error_rate: 0.05,
  calls: 50,
  p95_ms: 500,
  times_slower: 3,
  calibration_gap: 0.05,
  z: 3,
}

/** What the rules look at. */
export interface Observations {
  readonly score: Drift | null
  readonly features: readonly Drift[]
  readonly outcomes: ModelOutcomes
  readonly operations: ModelOperations
  /** The version before: its calls, and this one's log loss against its on the same records. */
  readonly before: { readonly operations: ModelOperations; readonly log_loss: ModelDifference | null } | null
}
export type Finding = Pick<ModelAlert, 'kind' | 'feature' | 'value' | 'limit' | 'action'>

type Rule = (seen: Observations, limits: MonitorLimits) => readonly Finding[]

/** One rule a kind of alert. Drift is told to people; a model that fails, drags or errs more than its forerunner is taken back. */
export const rules: Readonly<Record<AlertKind, Rule>> = {
  score_drift: ({ score }) => (score?.drifted ? [driftFinding('score_drift', score)] : []),
  feature_drift: ({ features }) =>
    features.filter(({ drifted }) => drifted).map((drift) => driftFinding('feature_drift', drift)),
  calibration({ outcomes }, limits) {
    const { predicted, observed, z, records } = outcomes
    if (predicted === null || observed === null || z === null || records < limits.outcome_records) return []
    const gap = Math.abs(observed - predicted)
    if (gap <= limits.calibration_gap || Math.abs(z) <= limits.z) return []
    return [finding('calibration', gap, limits.calibration_gap, 'rolled_back')]
  },
  errors({ operations }, limits) {
    const { calls, errors, error_rate } = operations
    if (error_rate === null || calls < limits.calls) return []
    // so many failures by chance alone, where the share allowed is the true one
    const chance = limits.z * Math.sqrt(limits.error_rate * (1 - limits.error_rate) * calls)
    if (errors <= limits.error_rate * calls + chance) return []
    return [finding('errors', error_rate, limits.error_rate, 'rolled_back')]
  },
  latency({ operations, before }, limits) {
    const { p95_ms, calls } = operations
    if (p95_ms === null || calls < limits.calls || p95_ms <= limits.p95_ms) return []
    const usual = before?.operations.p95_ms ?? null
    // where the version before is as slow, going back to it helps nobody
    const helps = usual !== null && p95_ms > limits.times_slower * usual
    return [finding('latency', p95_ms, limits.p95_ms, helps ? 'rolled_back' : 'told')]
  },
  worse({ before }, limits) {
    const log_loss = before?.log_loss
    if (!log_loss || log_loss.records < limits.outcome_records) return []
    const { difference, standard_error } = log_loss
    const limit = limits.z * standard_error
    return difference > 0 && difference > limit ? [finding('worse', difference, limit, 'rolled_back')] : []
  },
}

const finding = (kind: AlertKind, value: number, limit: number, action: Finding['action']): Finding => ({
  kind,
  feature: null,
  value,
  limit,
  action,
})
const driftFinding = (kind: AlertKind, { feature, psi, limit }: Drift): Finding => ({
  ...finding(kind, psi, limit, 'told'),
  feature,
})

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
const number = (value: number): string => value.toFixed(2)

/** What an alert says to a person; `feature` is the name of the input in both languages, where it is about one. */
export function alertWords(
  { kind, value, limit, action }: Pick<Finding, 'kind' | 'value' | 'limit' | 'action'>,
  feature: Label | null,
): Label {
  const said = words[kind](value, limit, feature ?? { en: 'An input', zh: '某个输入' })
  if (action === 'told') return said
  return {
    en: `${said.en} The version before has been put back.`,
    zh: `${said.zh}已恢复为之前的版本。`,
  }
}

const words: Readonly<Record<AlertKind, (value: number, limit: number, feature: Label) => Label>> = {
  score_drift: (value, limit) => ({
    en: `Scores are spread otherwise than when the model was trained (PSI ${number(value)}, limit ${number(limit)}). Look at what has changed, and train it again.`,
    zh: `评分分布与训练时不同（PSI ${number(value)}，上限 ${number(limit)}）。请查看变化原因并重新训练。`,
  }),
  feature_drift: (value, limit, feature) => ({
    en: `${feature.en} has other values than when the model was trained (PSI ${number(value)}, limit ${number(limit)}). See whether it is still filled in the same way.`,
    zh: `“${feature.zh}”的取值与训练时不同（PSI ${number(value)}，上限 ${number(limit)}）。请检查其填写方式是否改变。`,
  }),
  calibration: (value, limit) => ({
    en: `Probabilities differ from what came by ${percent(value)} on average; ${percent(limit)} is allowed. Train the model again on newer records.`,
    zh: `预测概率与实际结果平均相差 ${percent(value)}，允许 ${percent(limit)}。请用较新的记录重新训练模型。`,
  }),
  errors: (value, limit) => ({
    en: `${percent(value)} of the calls failed; ${percent(limit)} is allowed.`,
    zh: `${percent(value)} 的调用失败，允许 ${percent(limit)}。`,
  }),
  latency: (value, limit) => ({
    en: `95 of 100 calls take up to ${value.toFixed(0)} ms; ${limit.toFixed(0)} ms is allowed.`,
    zh: `95% 的调用耗时达 ${value.toFixed(0)} 毫秒，允许 ${limit.toFixed(0)} 毫秒。`,
  }),
  worse: (value, limit) => ({
    en: `On the same records its log loss is higher than that of the version before by ${value.toFixed(3)}; chance explains up to ${limit.toFixed(3)}.`,
    zh: `在相同记录上，其对数损失比之前的版本高 ${value.toFixed(3)}，偶然因素最多可解释 ${limit.toFixed(3)}。`,
  }),
}
