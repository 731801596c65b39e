import type { ModelMonitor, ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useMonitor } from '../queries.ts'
import { AlertList } from './alert-list.tsx'
import { DriftTable } from './drift-table.tsx'
import { Outcomes } from './outcomes.tsx'
import { Section } from './section.tsx'
import { Traffic } from './traffic.tsx'

/** How the version that answers does at work. */
export function MonitorTab({ model }: { model: ModelSummary }) {
  const { data, error, refetch } = useMonitor(model.name)
  if (error) return <Problem error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} className="px-0" />
  return <Monitor model={model} monitor={data} />
}

export interface MonitorProps {
  readonly model: ModelSummary
  readonly monitor: ModelMonitor
}
function Monitor({ model, monitor }: MonitorProps) {
  const t = useModelWords()
  const { version } = monitor.version
  return (
    <div className="space-y-4">
      <p className="text-soft">{version === 0 ? t('monitor.lead_base') : t('monitor.lead', { version })}</p>
      <Section title={t('monitor.traffic')} lead={t('monitor.traffic_lead')}>
        <Traffic monitor={monitor} />
      </Section>
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title={t('monitor.drift')} lead={t('monitor.drift_lead')}>
          <DriftTable model={model} monitor={monitor} />
        </Section>
        <Section title={t('monitor.outcomes')} lead={t('monitor.outcomes_lead')}>
          <Outcomes monitor={monitor} />
        </Section>
      </div>
      <Section title={t('monitor.alerts')}>
        <AlertList model={model} />
      </Section>
    </div>
  )
}
