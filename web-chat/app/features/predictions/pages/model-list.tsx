import { ArrowRight, BellRing } from 'lucide-react'
import { Link } from 'react-router'
import type { ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { useObject } from '../../records/queries.ts'
import { decimal, whole } from '../figures.ts'
import { isBusy, useModels } from '../queries.ts'
import { VersionWords } from '../version-words.tsx'
import { servingReport } from './serving.ts'

/** The models beside each other: what each is about, who answers, and how good it is. */
export function ModelList() {
  const t = useModelWords()
  const { data, error, refetch } = useModels()
  return (
    <>
      <p className="max-w-3xl text-soft">{t('page.lead')}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} className="mt-6" />}
      {!data && !error && <Skeleton lines={6} className="px-0" />}
      {data && (
        <ul className="mt-6 grid gap-4 sm:grid-cols-2">
          {data.map((model) => (
            <li key={model.name}>
              <ModelCard model={model} />
            </li>
          ))}
          <li>
            <ForecastCard />
          </li>
        </ul>
      )}
    </>
  )
}

function ModelCard({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  const { say, language } = useWords()
  const object = useObject(model.object)
  const report = servingReport(model)
  return (
    <CardLink to={`/models/${model.name}`} title={say(model.label)}>
      <p className="mt-1 flex-1 text-[0.8125rem] text-soft">{say(model.card.predicts)}</p>
      <p className="mt-3 flex flex-wrap items-center gap-2 text-xs text-soft">
        <VersionWords version={model.serving} />
        {isBusy(model.job) && <Spinner />}
        {model.alerts.length > 0 && (
          <Badge tone="bad">
            <BellRing aria-hidden />
            {t('page.alerts', { count: model.alerts.length })}
          </Badge>
        )}
      </p>
      {report && (
        <dl className="mt-3 grid grid-cols-3 gap-3 border-t pt-3">
          <Small
            name="AUC"
            value={report.metrics.auc === null ? '—' : decimal(report.metrics.auc, language, 3)}
          />
          <Small name={t('report.name.ece')} value={decimal(report.metrics.ece, language, 3)} />
          <Small name={t('report.rows')} value={whole(report.rows, language)} />
        </dl>
      )}
      {object && <span className="sr-only">{t('page.over', { object: say(object.plural) })}</span>}
    </CardLink>
  )
}

function ForecastCard() {
  const t = useModelWords()
  return (
    <CardLink to="/models/forecast" title={t('forecast.title')}>
      <p className="mt-1 text-[0.8125rem] text-soft">{t('forecast.lead')}</p>
    </CardLink>
  )
}

/** A card that is one link; its name is its title alone. */
const CardLink = ({ to, title, children }: { to: string; title: string; children: React.ReactNode }) => (
  <Card className="relative flex h-full flex-col px-4 py-4 transition-colors focus-within:border-brand hover:border-line-strong sm:px-5">
    <h2 className="flex items-center justify-between gap-2 text-[0.9375rem] font-semibold">
      <Link to={to} className="after:absolute after:inset-0 after:rounded-xl">
        {title}
      </Link>
      <ArrowRight aria-hidden className="size-4 text-soft" />
    </h2>
    {children}
  </Card>
)

const Small = ({ name, value }: { name: string; value: string }) => (
  <div className="flex min-w-0 flex-col-reverse justify-end">
    <dt className="text-xs text-soft">{name}</dt>
    <dd className="font-semibold tabular-nums">{value}</dd>
  </div>
)
