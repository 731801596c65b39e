import { useState } from 'react'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { decimal } from '../figures.ts'
import type { ReportProps } from './report-view.tsx'

const first = 20

/** The inputs by how much they move the score, as a table with bars. */
export function Importance({ model, report }: ReportProps) {
  const t = useModelWords()
  const { say } = useWords()
  const [all, setAll] = useState(false)
  const sorted = report.importance.toSorted((a, b) => b.mean_abs_shap - a.mean_abs_shap)
  const most = sorted[0]?.mean_abs_shap ?? 1
  const labels = new Map(model.features.map(({ name, label }) => [name, say(label)]))
  return (
    <>
      <table
        aria-label={t('report.importance')}
        className="w-full table-fixed border-collapse text-[0.8125rem]"
      >
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('report.input')}</th>
            <th scope="col">{t('report.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, all ? undefined : first).map(({ feature, mean_abs_shap }) => (
            <tr key={feature}>
              <th scope="row" className="w-1/2 py-1 pe-3 text-start leading-snug font-normal">
                {labels.get(feature) ?? feature}
              </th>
              <td className="py-1">
                <Weight value={mean_abs_shap} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > first && (
        <Button tone="ghost" size="small" className="mt-2 -ms-2.5" onClick={() => setAll(!all)}>
          {t(all ? 'score.main_inputs' : 'score.all_inputs')}
        </Button>
      )}
    </>
  )
}

function Weight({ value, most }: { value: number; most: number }) {
  const { language } = useWords()
  const share = most > 0 ? value / most : 0
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="block h-2 min-w-0 flex-1 rounded-full bg-hover">
        <span
          className="block h-full rounded-full bg-[#0ea5e9]"
          style={{ width: `${Math.max(share * 100, 1)}%` }}
        />
      </span>
      <span className="w-10 text-end text-xs text-soft tabular-nums">{decimal(value, language, 2)}</span>
    </span>
  )
}
