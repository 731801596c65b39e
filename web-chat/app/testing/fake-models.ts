import type {
  Drift,
  Feature,
  ModelJob,
  ModelMonitor,
  ModelName,
  ModelReport,
  ModelStage,
  ModelSummary,
  ModelVersion,
} from '#crm-core/contract'

const feature = (name: string, en: string, zh: string, kind: Feature['kind'] = 'number'): Feature => ({
  name,
  kind,
  label: { en, zh },
})
export const features: readonly Feature[] = [
  feature('lead_source', 'Lead source', '线索来源', 'category'),
  feature('website_visits', 'Website visits', '网站访问'),
  feature('age_days', 'Age in days', '创建天数'),
  feature('email_opens', 'E-mail opens', '邮件打开'),
  feature('employees', 'Employees', '员工数'),
]

const metrics = (auc: number, ece = 0.009) => ({
  auc,
  log_loss: 0.371,
  brier: 0.114,
  ece,
  lift_top_decile: 3.15,
})
export const reportOf = (auc: number): ModelReport => ({
  learner: 'boosted_trees',
  seed: 1,
  rows: 4210,
  positives: 674,
  window: { from: '2025-01-04T00:00:00Z', to: '2026-11-01T00:00:00Z' },
  features: features.map(({ name }) => name),
  metrics: metrics(auc),
  folds: [],
  newest: metrics(auc - 0.02, 0.017),
  baseline: metrics(auc - 0.04, 0.012),
  base_rate_log_loss: 0.442,
  calibration: Array.from({ length: 10 }, (_, at) => ({
    predicted: 0.03 + at * 0.06,
    observed: 0.03 + at * 0.06 + (at % 2 ? 0.012 : -0.009),
    count: 421,
  })),
  lift: [
    { share: 0.01, lift: 4.6 },
    { share: 0.05, lift: 3.7 },
    { share: 0.1, lift: 3.15 },
    { share: 0.3, lift: 2.1 },
    { share: 0.5, lift: 1.6 },
  ],
  confusion: [
    { threshold: 0.2, true_positives: 410, false_positives: 760, true_negatives: 2776, false_negatives: 264 },
    { threshold: 0.5, true_positives: 96, false_positives: 58, true_negatives: 3478, false_negatives: 578 },
  ],
  learning_curve: [200, 400, 800, 1600, 3200].map((rows, at) => ({
    rows,
    auc: 0.64 + at * 0.03,
    log_loss: 0.44 - at * 0.015,
  })),
  importance: features.map(({ name }, at) => ({ feature: name, mean_abs_shap: 0.42 / (at + 1) })),
  leaks: [
    { feature: 'employees', reason: 'filled_after_close', left_out: true },
    { feature: 'email_opens', reason: 'predicts_alone', auc: 0.97, left_out: false },
  ],
  refused: null,
  seconds: 2.4,
  peak_memory_mb: 212,
})

const version = (number: number, stage: ModelStage, auc: number): ModelVersion => ({
  id: `v${number}`,
  model: 'lead-score',
  version: number,
  origin: 'own',
  stage,
  share: 0,
  sha256: 'a'.repeat(64),
  report: reportOf(auc),
  trained_at: `2026-1${Math.min(number, 1)}-0${number}T09:00:00Z`,
  staged_at: `2026-11-0${number}T10:00:00Z`,
  staged_for: 'decided by Olivia Grant',
})
const summary = (name: ModelName, en: string, zh: string, object: string): ModelSummary => ({
  name,
  label: { en, zh },
  object,
  target: name === 'lead-score' ? 'lead_score' : name === 'churn' ? 'churn_risk' : 'win_probability',
  card: {
    predicts: { en: `What ${en.toLowerCase()} means.`, zh: `${zh}的含义。` },
    learns_from: { en: 'Records of this workspace.', zh: '本工作区的记录。' },
    limits: { en: 'It knows what is in the records.', zh: '它只了解记录中的内容。' },
    not_for: { en: 'Deciding on people.', zh: '不用于对个人作出决定。' },
  },
  features,
  serving: { id: null, version: 0, origin: 'base' },
  base_report: reportOf(0.773),
  versions: [],
  alerts: [],
  job: null,
})

const drift = (name: string | null, psi: number): Drift => ({
  feature: name,
  psi,
  limit: 0.18,
  drifted: psi > 0.18,
  missing: { before: 0.04, now: name === 'website_visits' ? 0.31 : 0.05 },
  unseen: 0.02,
})
const end = Date.UTC(2026, 10, 24, 8)
const comparison = {
  records: 412,
  positives: 66,
  log_loss: { records: 412, champion: 0.371, challenger: 0.352, difference: -0.019, standard_error: 0.011 },
  auc: { records: 412, champion: 0.78, challenger: 0.8, difference: 0.02, standard_error: 0.012 },
  conversion: {
    champion: { records: 300, conversions: 48 },
    challenger: { records: 40, conversions: 8 },
    difference: 0.04,
    standard_error: 0.06,
    needed: 2400,
    powered: false,
  },
  verdict: 'not_yet',
  needed: 1080,
} as const

/** Models in memory that can be trained, promoted and rolled back; lead-score has versions of its own. */
export function createFakeModels() {
  const models: Record<ModelName, ModelSummary> = {
    'lead-score': {
      ...summary('lead-score', 'Lead score', '线索评分', 'lead'),
      serving: { id: 'v2', version: 2, origin: 'own' },
      versions: [version(3, 'candidate', 0.801), version(2, 'champion', 0.788), version(1, 'retired', 0.779)],
      alerts: [
        {
          model: 'lead-score',
          version: 2,
          kind: 'feature_drift',
          feature: 'website_visits',
          value: 0.31,
          limit: 0.18,
          action: 'told',
          at: '2026-11-23T06:00:00Z',
        },
      ],
    },
    churn: summary('churn', 'Churn risk', '流失风险', 'account'),
    'win-probability': summary('win-probability', 'Win probability', '赢单概率', 'opportunity'),
  }
  const change = (name: ModelName, changes: Partial<ModelSummary>) =>
    (models[name] = { ...models[name], ...changes })
  const job = (name: ModelName, kind: ModelJob['kind']): ModelJob => ({
    id: `${name} ${kind}`,
    model: name,
    kind,
    status: 'running',
    done: 40,
    of: 0,
    version: null,
    refused: null,
    error: null,
    requested_by: 'u',
    created_at: '2026-11-24T08:00:00Z',
    finished_at: null,
  })

  /** Runs for one look; training the small models is refused for want of rows. */
  function look(name: ModelName): ModelSummary {
    const now = models[name]
    if (now.job?.status === 'running')
      change(name, {
        job: {
          ...now.job,
          status: 'done',
          finished_at: '2026-11-24T08:01:00Z',
          refused: now.job.kind === 'train' ? 'too_few_rows' : null,
          done: 120,
        },
      })
    return now
  }
  function stage(name: ModelName, number: number, to: ModelStage, share = 0): ModelVersion | undefined {
    const versions = models[name].versions.map((one): ModelVersion => {
      if (one.version === number) return { ...one, stage: to, share }
      return one.stage === to && (to === 'champion' || to === 'challenger')
        ? { ...one, stage: to === 'champion' ? 'retired' : 'candidate', share: 0 }
        : one
    })
    const champion = versions.find((one) => one.stage === 'champion')
    change(name, {
      versions,
      ...(champion && { serving: { id: champion.id, version: champion.version, origin: 'own' } }),
    })
    return versions.find((one) => one.version === number)
  }
  function rollback(name: ModelName, reason: string): ModelSummary {
    const before = models[name].versions.find((one) => one.stage === 'retired')
    const versions = models[name].versions.map((one): ModelVersion => {
      if (one.stage === 'champion') return { ...one, stage: 'rolled_back', staged_for: reason }
      return one.id === before?.id ? { ...one, stage: 'champion' } : one
    })
    const serving = before
      ? { id: before.id, version: before.version, origin: 'own' as const }
      : { id: null, version: 0, origin: 'base' as const }
    return change(name, { versions, serving })
  }
  function monitor(name: ModelName): ModelMonitor {
    const model = models[name]
    const none = {
      score: null,
      features: [],
      judged: 0,
      outcomes: null,
      operations: null,
      against_before: null,
      challenger: null,
      traffic: { hours: [], minutes: [] },
    }
    const at = new Date(end).toISOString()
    if (name !== 'lead-score') return { model: name, version: model.serving, at, ...none }
    const rival = model.versions.find((one) => one.stage === 'challenger' || one.stage === 'shadow')
    return {
      model: name,
      version: model.serving,
      at,
      score: drift(null, 0.06),
      features: features.map(({ name: of }, index) =>
        drift(of, of === 'website_visits' ? 0.31 : 0.03 * index),
      ),
      judged: 640,
      outcomes: {
        records: 590,
        positives: 97,
        too_young: 50,
        delay_days: 34,
        auc: 0.781,
        log_loss: 0.369,
        predicted: 0.158,
        observed: 0.164,
        z: 0.4,
        calibration: reportOf(0.78).calibration.slice(0, 6),
      },
      operations: {
        calls: 2210,
        predictions: 18_450,
        errors: 3,
        error_rate: 0.0014,
        mean_ms: 3.1,
        p50_ms: 2.4,
        p95_ms: 8.7,
        per_minute: 42,
      },
      against_before: {
        records: 210,
        champion: 0.382,
        challenger: 0.369,
        difference: -0.013,
        standard_error: 0.01,
      },
      challenger: rival
        ? { version: rival.version, stage: rival.stage, share: rival.share, comparison }
        : null,
      traffic: {
        minutes: [],
        hours: Array.from({ length: 150 }, (_, hour) => ({
          at: new Date(end - (150 - hour) * 3_600_000).toISOString(),
          version: 2,
          predictions: 60 + Math.round(50 * Math.sin(hour / 3.8)) + (hour % 7) * 9,
          calls: 20,
          errors: hour === 77 ? 12 : 0,
          mean_ms: 3,
          p95_ms: 8 + (hour % 5),
        })),
      },
    }
  }
  return {
    decisions: [] as unknown[],
    list: () => [look('lead-score'), look('churn'), look('win-probability')],
    look,
    monitor,
    stage,
    rollback,
    start(name: ModelName, kind: ModelJob['kind']) {
      const begun = job(name, kind)
      change(name, { job: begun })
      return begun
    },
  }
}
export type FakeModels = ReturnType<typeof createFakeModels>
