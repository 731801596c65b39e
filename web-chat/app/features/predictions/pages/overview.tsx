import type { ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { formatTime } from '../../records/format-value.ts'
import { useMe } from '../../session/queries.ts'
import { decimal, whole } from '../figures.ts'
import { VersionWords } from '../version-words.tsx'
import { AlertList } from './alert-list.tsx'
import { JobPanel } from './job-panel.tsx'
import { Figure, Figures, Section } from './section.tsx'
import { championOf, servingReport } from './serving.ts'

/** What the model is, who answers, what is done with it, and what it warns of. */
export function Overview({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Answers model={model} />
      <JobPanel model={model} />
      <CardWords model={model} />
      <div className="space-y-4">
        <Inputs model={model} />
        <Section title={t('monitor.alerts')}>
          <AlertList model={model} />
        </Section>
      </div>
    </div>
  )
}

/** The version that answers: since when, why, and its three main figures. */
function Answers({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  const { language } = useWords()
  const { time_zone } = useMe()
  const champion = championOf(model)
  const report = servingReport(model)
  return (
    <Section title={t('page.answers')} aside={<VersionWords version={model.serving} short />}>
      <p className="text-[0.8125rem] text-soft">
        {champion
          ? t('page.since', {
              when: formatTime(champion.staged_at, { language, time_zone }),
              why: champion.staged_for,
            })
          : t('page.answers_base')}
      </p>
      {report && (
        <div className="mt-4">
          <Figures>
            <Figure
              name={t('report.name.auc')}
              value={report.metrics.auc === null ? '—' : decimal(report.metrics.auc, language, 3)}
            />
            <Figure
              name={t('report.name.ece')}
              value={report.rows > 0 ? decimal(report.metrics.ece, language, 3) : '—'}
            />
            <Figure name={t('report.rows')} value={whole(report.rows, language)} />
          </Figures>
        </div>
      )}
    </Section>
  )
}

const card = ['predicts', 'learns_from', 'limits', 'not_for'] as const

function CardWords({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  const { say } = useWords()
  return (
    <Section title={t('page.about')}>
      <dl className="space-y-3.5">
        {card.map((part) => (
          <div key={part}>
            <dt className="text-[0.8125rem] font-medium">{t(`page.card.${part}`)}</dt>
            <dd className="mt-0.5 text-[0.8125rem] text-soft">{say(model.card[part])}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Inputs({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  const { say } = useWords()
  return (
    <Section title={t('page.inputs', { count: model.features.length })}>
      <ul className="flex flex-wrap gap-1.5">
        {model.features.map(({ name, label }) => (
          <li key={name} className="rounded-md bg-hover px-2 py-0.5 text-xs">
            {say(label)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
