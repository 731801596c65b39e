import { GraduationCap, RefreshCw } from 'lucide-react'
import { Link } from 'react-router'
import type { ModelJob, ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { formatTime } from '../../records/format-value.ts'
import { useMe } from '../../session/queries.ts'
import { whole } from '../figures.ts'
import { isBusy, useJob } from '../queries.ts'
import { Section } from './section.tsx'

/** Training and scoring anew, how far it is, and what came of the last time. */
export function JobPanel({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  const { role } = useMe()
  const start = useJob(model.name)
  const busy = isBusy(model.job) || start.isPending
  return (
    <Section title={t('job.title')}>
      <div aria-live="polite" className="space-y-3 text-[0.8125rem]">
        {model.job && isBusy(model.job) && <Progress job={model.job} />}
        {model.job && !isBusy(model.job) && <Ended model={model} job={model.job} />}
        {start.error && <Problem error={start.error} />}
      </div>
      {role === 'admin' ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button tone="primary" disabled={busy} onClick={() => start.mutate('train')}>
            <GraduationCap />
            {t('job.train')}
          </Button>
          <Button disabled={busy} onClick={() => start.mutate('rescore')}>
            <RefreshCw />
            {t('job.rescore')}
          </Button>
        </div>
      ) : (
        <p className="mt-2 text-xs text-soft">{t('page.admin_only')}</p>
      )}
    </Section>
  )
}

function Progress({ job }: { job: ModelJob }) {
  const t = useModelWords()
  const { language } = useWords()
  const what = job.kind === 'train' ? 'training' : 'rescoring'
  const done = whole(job.done, language)
  const said = job.done > 0 ? t(`job.${what}`, { done }) : t(`job.${what}_start`)
  return (
    <div>
      <p className="mb-2 flex items-center gap-2 tabular-nums">
        <Spinner />
        {job.status === 'queued' ? t('job.queued') : said}
      </p>
      <progress
        aria-label={t('job.progress')}
        className="h-2 w-full overflow-hidden rounded-full accent-brand"
        {...(job.of > job.done ? { max: job.of, value: job.done } : {})}
      />
    </div>
  )
}

/** What came of the last job, in words. */
function Ended({ model, job }: { model: ModelSummary; job: ModelJob }) {
  const t = useModelWords()
  const { language } = useWords()
  const { time_zone } = useMe()
  const when = formatTime(job.finished_at ?? job.created_at, { language, time_zone })
  if (job.refused)
    return <p className="text-warn">{t('job.refused', { when, reason: t(`refused.${job.refused}`) })}</p>
  if (job.status === 'failed' || job.error !== null) {
    const reason = job.error === null || job.error === 'internal' ? t('job.internal') : job.error
    return <p className="text-bad">{t('job.failed', { when, reason })}</p>
  }
  if (job.kind === 'rescore')
    return <p className="text-soft">{t('job.rescored', { when, done: whole(job.done, language) })}</p>
  if (job.version === null) return null
  return (
    <p className="text-soft">
      {t('job.trained', { when, version: job.version })}{' '}
      <Link to={`/models/${model.name}/versions`} className="font-medium text-brand-ink hover:underline">
        {t('job.see_version', { version: job.version })}
      </Link>
    </p>
  )
}
