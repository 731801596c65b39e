import { Link } from 'react-router'
import type { ModelReport, ModelStage, ModelSummary, ModelVersion } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { cn } from '../../../lib/cn.ts'
import { Badge, type Tone } from '../../../ui/badge.tsx'
import { formatTime } from '../../records/format-value.ts'
import { useMe } from '../../session/queries.ts'
import { decimal, percent, whole } from '../figures.ts'
import { StageDialog } from './stage-dialog.tsx'

const tones: Readonly<Record<ModelStage, Tone>> = {
  candidate: 'neutral',
  shadow: 'brand',
  challenger: 'brand',
  champion: 'good',
  retired: 'neutral',
  rolled_back: 'bad',
}

const columns =
  'flex flex-wrap items-center gap-x-4 gap-y-2 py-3 sm:grid sm:grid-cols-[minmax(0,1fr)_8rem_4rem_5.5rem]'

export interface VersionRowProps {
  readonly model: ModelSummary
  readonly version: ModelVersion
  /** Told what was decided, in words. */
  readonly onDone: (said: string) => void
}

/** One version: what it does since when and why, how good it is, and the decision about it. */
export function VersionRow({ model, version, onDone }: VersionRowProps) {
  const t = useModelWords()
  const { language } = useWords()
  const { role, time_zone } = useMe()
  const { stage, share, report } = version
  const time = (at: string) => formatTime(at, { language, time_zone })
  const name = t('versions.number', { version: version.version })
  return (
    <li aria-label={name} className={cn(columns, 'first:pt-0')}>
      <div className="w-full sm:w-auto">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{name}</span>
          <Badge tone={tones[stage]}>{t(`versions.stage.${stage}`)}</Badge>
          {stage === 'challenger' && (
            <span className="text-xs text-soft">
              {t('versions.share_of', { share: percent(share, language) })}
            </span>
          )}
        </p>
        <p className="mt-0.5 text-xs text-soft">
          {t('versions.since', { when: time(version.staged_at), why: version.staged_for })}
        </p>
        <p className="text-xs text-soft">
          {version.origin === 'remote'
            ? t('report.learners.remote')
            : t('versions.trained_at', { when: time(version.trained_at) })}
        </p>
        {report.refused && (
          <p className="mt-1 text-xs text-warn">
            {t('versions.refused', { reason: t(`refused.${report.refused}`) })}
          </p>
        )}
      </div>
      <Metrics report={report} />
      <ReportLink model={model} version={version.version} name={name} />
      {role === 'admin' && report.refused === null && (
        <StageDialog model={model} version={version} onDone={onDone} />
      )}
    </li>
  )
}

/** The version that ships, which answers while no other does. */
export function BaseRow({ model, report }: { model: ModelSummary; report: ModelReport }) {
  const t = useModelWords()
  return (
    <li aria-label={t('versions.base')} className={cn(columns, 'last:pb-0')}>
      <div className="w-full sm:w-auto">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{t('versions.base')}</span>
          {model.serving.version === 0 && <Badge tone="good">{t('versions.stage.champion')}</Badge>}
        </p>
        <p className="mt-0.5 text-xs text-soft">{t('score.base')}</p>
      </div>
      <Metrics report={report} />
      <ReportLink model={model} version={0} name={t('versions.base')} />
    </li>
  )
}

function Metrics({ report }: { report: ModelReport }) {
  const t = useModelWords()
  const { language } = useWords()
  const { auc, ece } = report.metrics
  return (
    <p className="text-xs text-soft tabular-nums sm:text-end">
      {auc !== null && <span className="block">AUC {decimal(auc, language, 3)}</span>}
      {report.rows > 0 && <span className="block">ECE {decimal(ece, language, 3)}</span>}
      {report.rows > 0 && (
        <span className="block">{t('versions.on_rows', { rows: whole(report.rows, language) })}</span>
      )}
    </p>
  )
}

function ReportLink({ model, version, name }: { model: ModelSummary; version: number; name: string }) {
  const t = useModelWords()
  return (
    <Link
      to={`/models/${model.name}/report?version=${version}`}
      aria-label={`${t('versions.report')}: ${name}`}
      className="text-[0.8125rem] font-medium text-brand-ink hover:underline pointer-coarse:py-2.5"
    >
      {t('versions.report')}
    </Link>
  )
}
