import type { ModelMetrics, ModelReport } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { nothing } from '../../records/format-value.ts'
import { decimal } from '../figures.ts'

const measures = ['auc', 'log_loss', 'brier', 'ece', 'lift_top_decile'] as const

/** Each measure of the model, beside the plain baseline and on the newest records. */
export function MetricsTable({ report }: { report: ModelReport }) {
  const t = useModelWords()
  const { language } = useWords()
  const said = (metrics: ModelMetrics | null, measure: (typeof measures)[number]) => {
    const value = metrics?.[measure] ?? null
    return value === null ? nothing : decimal(value, language, measure === 'lift_top_decile' ? 2 : 3)
  }
  const columns = [
    { name: t('report.own'), metrics: report.metrics },
    { name: t('report.baseline'), metrics: report.baseline },
    { name: t('report.newest'), metrics: report.newest },
  ]
  return (
    <ScrollArea label={t('report.metrics')} className="-mx-4 overflow-x-auto px-4 sm:-mx-5 sm:px-5">
      <table className="w-full border-collapse text-[0.8125rem]">
        <thead>
          <tr className="border-b text-xs text-soft">
            <th scope="col" className="py-1.5 pe-3 text-start font-medium">
              {t('report.metric')}
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="py-1.5 ps-3 text-end font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure} className="border-b last:border-b-0">
              <th scope="row" className="py-2 pe-3 text-start font-normal">
                <span className="font-medium">{t(`report.name.${measure}`)}</span>
                <span className="block text-xs text-soft">
                  {t(`report.hint.${measure}`, { base: decimal(report.base_rate_log_loss, language, 3) })}
                </span>
              </th>
              {columns.map(({ name, metrics }, at) => (
                <td
                  key={name}
                  className={`py-2 ps-3 text-end tabular-nums ${at === 0 ? 'text-base font-semibold' : 'text-soft'}`}
                >
                  {said(metrics, measure)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
