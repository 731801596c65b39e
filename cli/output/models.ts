import {
  fill,
  modelTargets,
  scoreNames,
  type CalibrationBin,
  type Label,
  type Language,
  type ModelAlert,
  type ModelJob,
  type ModelMetrics,
  type ModelReport,
  type ModelSummary,
  type ModelVersion,
  type VersionRef,
} from '#crm-core/contract'
import { table } from './table.ts'

const words = {
  list: { en: 'Model|Scores|Answers|AUC|ECE|Alerts', zh: '模型|评分对象|当前版本|AUC|ECE|警报' },
  base: { en: 'base model, trained on generated history', zh: '基础模型，由模拟历史训练' },
  own: { en: 'version {version}, trained on your history', zh: '第 {version} 版，由您的历史数据训练' },
  remote: { en: 'version {version}, a remote endpoint', zh: '第 {version} 版，远程服务' },
  answers: { en: 'Answers', zh: '当前版本' },
  predicts: { en: 'Predicts', zh: '预测' },
  learns_from: { en: 'Learns from', zh: '学习自' },
  limits: { en: 'Limits', zh: '局限' },
  not_for: { en: 'Not for', zh: '不适用于' },
  trained: {
    en: 'Trained on {rows} examples, {positives} of them positive{window}.',
    zh: '训练样本 {rows} 个，其中正例 {positives} 个{window}。',
  },
  window: { en: ', from {from} to {to}', zh: '，时间 {from} 至 {to}' },
  metrics: {
    en: 'Out of sample|AUC|Log loss|Brier|ECE|Lift of the best tenth',
    zh: '样本外|AUC|对数损失|Brier|ECE|前十分之一提升',
  },
  mean: { en: 'mean', zh: '平均' },
  baseline: { en: 'logistic regression', zh: '逻辑回归' },
  newest: { en: 'newest fifth', zh: '最新五分之一' },
  calibration: { en: 'Predicted|Came true|Records', zh: '预测|实际|记录数' },
  drivers: { en: 'Matters most|Mean change of the log-odds', zh: '影响最大的因素|对数几率平均变化' },
  leak: { en: 'Left out: {feature} ({reason})', zh: '已排除：{feature}（{reason}）' },
  leak_kept: { en: 'Careful: {feature} ({reason})', zh: '请注意：{feature}（{reason}）' },
  predicts_alone: { en: 'tells the outcome by itself', zh: '单独即可判断结果' },
  filled_after_close: { en: 'is filled once the outcome stands', zh: '结果确定后才填写' },
  constant: { en: 'is the same everywhere', zh: '处处相同' },
  identifier: { en: 'is an identifier', zh: '是标识符' },
  versions: { en: 'Version|Stage|Trained|AUC|Log loss|Why', zh: '版本|阶段|训练时间|AUC|对数损失|原因' },
  candidate: { en: 'candidate', zh: '候选' },
  shadow: { en: 'shadow', zh: '影子' },
  challenger: { en: 'challenger', zh: '挑战者' },
  champion: { en: 'champion', zh: '当前' },
  retired: { en: 'retired', zh: '已退役' },
  rolled_back: { en: 'rolled back', zh: '已回滚' },
  alerts: { en: 'Alert|Version|Value|Limit|Done|At', zh: '警报|版本|数值|限值|处理|时间' },
  score_drift: { en: 'scores drift', zh: '评分漂移' },
  feature_drift: { en: '{feature} drifts', zh: '{feature} 漂移' },
  calibration_alert: { en: 'miscalibrated', zh: '校准偏差' },
  errors: { en: 'errors', zh: '错误' },
  latency: { en: 'slow', zh: '延迟' },
  worse: { en: 'worse than the champion', zh: '不如当前版本' },
  told: { en: 'told', zh: '已告知' },
  job: { en: '{kind}: {done} of {of}', zh: '{kind}：{done} / {of}' },
  train: { en: 'Training', zh: '训练' },
  rescore: { en: 'Rescoring', zh: '重新评分' },
} as const satisfies Record<string, Label>

type Say = (key: keyof typeof words, params?: Readonly<Record<string, string | number>>) => string
const sayIn =
  (language: Language): Say =>
  (key, params = {}) =>
    fill(words[key][language], params)
const columnsOf = (titles: string) =>
  titles.split('|').map((title, at) => ({ title, align: at === 0 ? ('left' as const) : ('right' as const) }))
const textColumns = (titles: string) => titles.split('|').map((title) => ({ title }))

/** All models, one a line. */
export function modelsText(models: readonly ModelSummary[], language: Language, columns: number): string {
  const say = sayIn(language)
  const rows = models.map((model) => {
    const report = reportOf(model)
    const metrics = report && report.rows > 0 ? report.metrics : null
    return [
      model.name,
      modelTargets[model.name].object,
      versionText(model.serving, say),
      metrics?.auc?.toFixed(3) ?? '–',
      metrics?.ece.toFixed(3) ?? '–',
      String(model.alerts.length),
    ]
  })
  return `${table(textColumns(say('list')), rows, columns)}\n`
}

const versionText = ({ version, origin }: VersionRef, say: Say): string => say(origin, { version })

/** The report of the version that answers. */
export const reportOf = ({ serving, versions, base_report }: ModelSummary): ModelReport | null =>
  serving.origin === 'base'
    ? base_report
    : (versions.find(({ version }) => version === serving.version)?.report ?? null)

/** All that is known of a model: what it is for, how it was tried, what it learned, its versions and alerts. */
export function reportText(model: ModelSummary, language: Language, columns: number): string {
  const say = sayIn(language)
  const report = reportOf(model)
  const parts = [
    headText(model, language, say),
    ...(report && report.rows > 0 ? reportParts(report, model, language, columns) : []),
    ...(model.versions.length > 0 ? [versionsText(model.versions, say, columns)] : []),
    ...(model.alerts.length > 0 ? [alertsText(model.alerts, model, language, columns)] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function headText({ name, label, serving, card }: ModelSummary, language: Language, say: Say): string {
  const lines = (['predicts', 'learns_from', 'limits', 'not_for'] as const).map(
    (key) => `${say(key)}: ${card[key][language]}`,
  )
  return [`${label[language]} (${name})`, `${say('answers')}: ${versionText(serving, say)}`, ...lines].join(
    '\n',
  )
}

function reportParts(
  report: ModelReport,
  model: ModelSummary,
  language: Language,
  columns: number,
): string[] {
  const say = sayIn(language)
  const { rows, positives, window, metrics, baseline, newest, calibration, leaks } = report
  const dates = window ? say('window', { from: window.from.slice(0, 10), to: window.to.slice(0, 10) }) : ''
  const figures = [
    metricsRow(say('mean'), metrics),
    metricsRow(say('baseline'), baseline),
    ...(newest ? [metricsRow(say('newest'), newest)] : []),
  ]
  const names = new Map(model.features.map(({ name, label }) => [name, label[language]]))
  const strongest = report.importance
    .slice(0, 8)
    .map(({ feature, mean_abs_shap }) => [names.get(feature) ?? feature, mean_abs_shap.toFixed(3)])
  const left = leaks.map(({ feature, reason, left_out }) =>
    say(left_out ? 'leak' : 'leak_kept', { feature: names.get(feature) ?? feature, reason: say(reason) }),
  )
  return [
    say('trained', { rows, positives, window: dates }),
    table(columnsOf(say('metrics')), figures, columns),
    calibrationText(calibration, say, columns),
    table(columnsOf(say('drivers')), strongest, columns),
    ...(left.length > 0 ? [left.join('\n')] : []),
  ]
}

const metricsRow = (name: string, { auc, log_loss, brier, ece, lift_top_decile }: ModelMetrics): string[] => [
  name,
  auc?.toFixed(4) ?? '–',
  log_loss.toFixed(4),
  brier.toFixed(4),
  ece.toFixed(4),
  lift_top_decile.toFixed(2),
]

const cells = 30
/** What was predicted beside what came true: ░ to the prediction, █ to the outcome. */
function calibrationText(bins: readonly CalibrationBin[], say: Say, columns: number): string {
  const most = Math.max(0.01, ...bins.flatMap(({ predicted, observed }) => [predicted, observed]))
  const bar = (share: number) => Math.round((share / most) * cells)
  const rows = bins.map(({ predicted, observed, count }) => [
    percent(predicted),
    percent(observed),
    String(count),
    `${'█'.repeat(bar(observed))}${'░'.repeat(Math.max(0, bar(predicted) - bar(observed)))}`,
  ])
  const titles = columnsOf(say('calibration')).map(({ title }) => ({ title, align: 'right' as const }))
  return table([...titles, { title: '' }], rows, columns)
}
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

function versionsText(versions: readonly ModelVersion[], say: Say, columns: number): string {
  const rows = versions.map(({ version, stage, share, trained_at, report, staged_for }) => [
    String(version),
    stage === 'challenger' ? `${say(stage)} ${percent(share)}` : say(stage),
    trained_at.slice(0, 10),
    report.metrics.auc?.toFixed(3) ?? '–',
    report.rows > 0 ? report.metrics.log_loss.toFixed(4) : '–',
    staged_for,
  ])
  return table(textColumns(say('versions')), rows, columns)
}

function alertsText(
  alerts: readonly ModelAlert[],
  { features }: ModelSummary,
  language: Language,
  columns: number,
): string {
  const say = sayIn(language)
  const rows = alerts.map(({ kind, feature, version, value, limit, action, at }) => [
    say(kind === 'calibration' ? 'calibration_alert' : kind, {
      feature: features.find(({ name }) => name === feature)?.label[language] ?? feature ?? '',
    }),
    String(version),
    value.toFixed(3),
    limit.toFixed(3),
    say(action),
    at.slice(0, 16).replace('T', ' '),
  ])
  return table(textColumns(say('alerts')), rows, columns)
}

/** How far training or rescoring is. */
export function jobText({ kind, done, of }: ModelJob, language: Language): string {
  const say = sayIn(language)
  return say('job', { kind: say(kind), done, of })
}

/** “lead score” and the version that made it. */
export const scoredBy = (model: ModelSummary['name'], version: VersionRef, language: Language): string =>
  `${scoreNames[model][language]} · ${versionText(version, sayIn(language))}`
