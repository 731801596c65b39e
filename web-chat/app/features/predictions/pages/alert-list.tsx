import { TriangleAlert } from 'lucide-react'
import type { AlertKind, Language, ModelAlert, ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { Badge } from '../../../ui/badge.tsx'
import { formatTime } from '../../records/format-value.ts'
import { useMe } from '../../session/queries.ts'
import { decimal, percent } from '../figures.ts'

/** What was noticed of a model at work, newest first, and what was done about it. */
export function AlertList({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  if (model.alerts.length === 0) return <p className="text-[0.8125rem] text-soft">{t('monitor.no_alerts')}</p>
  return (
    <ul className="divide-y text-[0.8125rem]">
      {model.alerts.map((alert) => (
        <li
          key={`${alert.at} ${alert.version} ${alert.kind} ${alert.feature ?? ''}`}
          className="py-2.5 first:pt-0 last:pb-0"
        >
          <AlertRow model={model} alert={alert} />
        </li>
      ))}
    </ul>
  )
}

function AlertRow({ model, alert }: { model: ModelSummary; alert: ModelAlert }) {
  const t = useModelWords()
  const { language, say } = useWords()
  const { time_zone } = useMe()
  const feature = model.features.find(({ name }) => name === alert.feature)
  const said = formats[alert.kind]
  return (
    <div className="flex gap-2.5">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <div className="min-w-0 flex-1">
        <p>
          {t(`monitor.alert.${alert.kind}`, {
            value: said(alert.value, language),
            limit: said(alert.limit, language),
            feature: feature ? say(feature.label) : (alert.feature ?? t('monitor.input')),
          })}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
          {formatTime(alert.at, { language, time_zone })} ·{' '}
          {alert.version === 0 ? t('report.base') : t('monitor.of_version', { version: alert.version })}
          <Badge tone={alert.action === 'rolled_back' ? 'bad' : 'neutral'}>
            {t(`monitor.${alert.action}`)}
          </Badge>
        </p>
      </div>
    </div>
  )
}

/** Each kind in its unit. */
const formats: Readonly<Record<AlertKind, (value: number, language: Language) => string>> = {
  score_drift: (value, language) => decimal(value, language, 2),
  feature_drift: (value, language) => decimal(value, language, 2),
  calibration: (value, language) => percent(value, language, 1),
  errors: (value, language) => percent(value, language, 1),
  latency: (value, language) => decimal(value, language, 0),
  worse: (value, language) => decimal(value, language, 3),
}
