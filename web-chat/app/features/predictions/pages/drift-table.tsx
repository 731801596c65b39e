import type { Drift } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { cn } from '../../../lib/cn.ts'
import { Badge } from '../../../ui/badge.tsx'
import { decimal, percent } from '../figures.ts'
import type { MonitorProps } from './monitor-tab.tsx'

/** How far the score and each input have moved, the furthest first, beside what chance explains. */
export function DriftTable({ model, monitor }: MonitorProps) {
  const t = useModelWords()
  const { say } = useWords()
  const { score, features } = monitor
  if (!score) return <p className="text-[0.8125rem] text-soft">{t('monitor.no_drift')}</p>
  const labels = new Map(model.features.map(({ name, label }) => [name, say(label)]))
  const sorted = features.toSorted((a, b) => b.psi / b.limit - a.psi / a.limit)
  const most = Math.max(...[score, ...features].map(({ psi, limit }) => Math.max(psi, limit)))
  return (
    <table aria-label={t('monitor.drift')} className="w-full border-collapse text-[0.8125rem]">
      <thead>
        <tr className="border-b text-xs text-soft">
          <th scope="col" className="py-1.5 pe-2 text-start font-medium">
            {t('report.input')}
          </th>
          <th scope="col" className="w-2/5 py-1.5 text-start font-medium">
            {t('monitor.psi')}
          </th>
          <th scope="col" className="hidden py-1.5 ps-2 text-end font-medium sm:table-cell">
            {t('monitor.missing')}
          </th>
        </tr>
      </thead>
      <tbody>
        <DriftRow drift={score} name={t('monitor.drift_score')} most={most} strong />
        {sorted.map((drift) => (
          <DriftRow
            key={drift.feature}
            drift={drift}
            name={labels.get(drift.feature ?? '') ?? drift.feature ?? ''}
            most={most}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly drift: Drift
  readonly name: string
  readonly most: number
  readonly strong?: boolean
}
function DriftRow({ drift, name, most, strong = false }: RowProps) {
  const t = useModelWords()
  const { language } = useWords()
  const { drifted, missing, unseen } = drift
  return (
    <tr className="border-b align-top last:border-b-0">
      <th scope="row" className={cn('py-2 pe-2 text-start font-normal', strong && 'font-semibold')}>
        <span className="me-2 wrap-anywhere">{name}</span>
        <Badge tone={drifted ? 'bad' : 'good'}>{t(drifted ? 'monitor.drifted' : 'monitor.steady')}</Badge>
      </th>
      <td className="py-2">
        <PsiBar drift={drift} most={most} />
      </td>
      <td className="hidden py-2 ps-2 text-end whitespace-nowrap text-soft tabular-nums sm:table-cell">
        {percent(missing.before, language)} → {percent(missing.now, language)}
        {unseen > 0 && (
          <span className="block text-xs">
            {t('monitor.unseen')} {percent(unseen, language)}
          </span>
        )}
      </td>
    </tr>
  )
}

/** The index as a number and a bar, with a mark where the limit is. */
function PsiBar({ drift: { psi, limit, drifted }, most }: Pick<RowProps, 'drift' | 'most'>) {
  const t = useModelWords()
  const { language } = useWords()
  return (
    <>
      <span className="flex items-baseline gap-2 tabular-nums">
        <span className={cn('font-medium', drifted && 'text-bad')}>{decimal(psi, language, 2)}</span>
        <span className="text-xs text-soft">
          {t('monitor.limit_of', { limit: decimal(limit, language, 2) })}
        </span>
      </span>
      <span aria-hidden className="relative mt-1 block h-1.5 rounded-full bg-hover">
        <span
          className={cn('block h-full rounded-full', drifted ? 'bg-bad' : 'bg-[#0ea5e9]')}
          style={{ width: `${Math.max((psi / most) * 100, 1)}%` }}
        />
        <span className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: `${(limit / most) * 100}%` }} />
      </span>
    </>
  )
}
