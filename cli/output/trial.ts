import { fill } from '#crm-core/contract'
import type { Label, Language, LeakWarning, ModelMetrics } from '#crm-core/contract'
import type { TrainedFile } from '#server'
import { table } from './table.ts'

const words = {
  fold: { en: 'fold', zh: '折' },
  mean: { en: 'mean', zh: '平均' },
  baseline: { en: 'logistic regression', zh: '逻辑回归' },
  newest: { en: 'newest fifth', zh: '最新五分之一' },
  log_loss: { en: 'log loss', zh: '对数损失' },
  seconds: { en: 'seconds', zh: '秒' },
  head: {
    en: '{rows} rows, {positives} of them {positive}; {features} features. {learner}.',
    zh: '{rows} 行，其中 {positives} 行为 {positive}；{features} 个特征。{learner}。',
  },
  boosted_trees: { en: 'Boosted trees', zh: '提升树' },
  logistic: { en: 'Logistic scorecard', zh: '逻辑评分卡' },
  blend: { en: 'Boosted trees and a logistic scorecard', zh: '提升树与逻辑评分卡的组合' },
  remote: { en: 'A model elsewhere', zh: '外部模型' },
  base: {
    en: 'Always saying the share of positives has a log loss of {loss}.',
    zh: '始终预测正例占比的对数损失为 {loss}。',
  },
  cost: { en: '{seconds} s in all, {memory} MB at most.', zh: '共 {seconds} 秒，内存峰值 {memory} MB。' },
  pooled: {
    en: 'The ECE of a mean is over all rows at once; in the rows of one fold chance alone makes some.',
    zh: '平均行的 ECE 按全部数据一次计算；单折数据少，随机波动本身就会产生偏差。',
  },
  drivers: { en: 'Matter most: {features}.', zh: '影响最大：{features}。' },
  constant: { en: '{feature} is the same everywhere', zh: '{feature} 处处相同' },
  identifier: { en: '{feature} is an identifier', zh: '{feature} 是标识符' },
  date: { en: '{feature} is a date', zh: '{feature} 是日期' },
  predicts_alone: {
    en: '{feature} alone tells the outcome (AUC {auc}): it seems to know the future',
    zh: '仅凭 {feature} 即可判断结果（AUC {auc}），疑似包含未来信息',
  },
  filled_after_close: {
    en: '{feature} is filled once the outcome stands',
    zh: '{feature} 在结果确定后才填写',
  },
  left_out: { en: 'left out', zh: '已排除' },
  kept: { en: 'kept', zh: '已保留' },
} as const satisfies Record<string, Label>

/** A trial as people read it: the figures of each fold, what was left out, what it cost. */
export function trialText(trained: TrainedFile, language: Language, columns: number): string {
  const say = (key: keyof typeof words, params: Record<string, string | number> = {}) =>
    fill(words[key][language], params)
  const { report, positive, permutation } = trained
  const { rows, positives, learner, features } = report
  const dates = trained.left_out.filter(({ reason }) => reason === 'date')
  const lines = [
    say('head', { rows, positives, positive, features: features.length, learner: say(learner) }),
    ...dates.map(({ column }) => `  ${say('date', { feature: column })} · ${say('left_out')}`),
    ...report.leaks.map((leak) => `  ${leakText(leak, say)}`),
  ]
  if (report.folds.length > 0) {
    const strongest = permutation.slice(0, 5).map(({ feature }) => feature)
    lines.push('', foldTable(trained, say, columns), '')
    lines.push(say('base', { loss: report.base_rate_log_loss.toFixed(4) }))
    lines.push(say('pooled'))
    lines.push(say('drivers', { features: strongest.join(', ') }))
  }
  const memory = Math.round(report.peak_memory_mb)
  lines.push(say('cost', { seconds: report.seconds.toFixed(1), memory }))
  return `${lines.join('\n')}\n`
}

type Say = (key: keyof typeof words, params?: Record<string, string | number>) => string

const leakText = ({ feature, reason, auc, left_out }: LeakWarning, say: Say): string =>
  `${say(reason, { feature, auc: auc?.toFixed(3) ?? '' })} · ${say(left_out ? 'left_out' : 'kept')}`

function foldTable({ report, fold_seconds }: TrainedFile, say: Say, columns: number): string {
  const total = fold_seconds.reduce((sum, seconds) => sum + seconds, 0)
  const rows = [
    ...report.folds.map((metrics, at) => figures(String(at + 1), metrics, fold_seconds[at])),
    figures(say('mean'), report.metrics, total / fold_seconds.length),
    figures(say('baseline'), report.baseline),
    ...(report.newest ? [figures(say('newest'), report.newest)] : []),
  ]
  const titles = [say('fold'), 'AUC', say('log_loss'), 'Brier', 'ECE', say('seconds')]
  return table(
    titles.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    rows,
    columns,
  )
}

const figures = (name: string, { auc, log_loss, brier, ece }: ModelMetrics, seconds?: number): string[] => [
  name,
  auc?.toFixed(4) ?? '–',
  log_loss.toFixed(4),
  brier.toFixed(4),
  ece.toFixed(4),
  seconds?.toFixed(2) ?? '',
]
