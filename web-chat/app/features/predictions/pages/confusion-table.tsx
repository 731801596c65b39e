import type { Confusion, ModelReport } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { nothing } from '../../records/format-value.ts'
import { percent, whole } from '../figures.ts'

const columns = ['found', 'false_alarms', 'missed', 'left', 'precision', 'recall'] as const

/** What deciding at each threshold would have come to. */
export function ConfusionTable({ report }: { report: ModelReport }) {
  const t = useModelWords()
  const { language } = useWords()
  const share = (part: number, of: number) => (of > 0 ? percent(part / of, language) : nothing)
  const cells = (row: Confusion): Readonly<Record<(typeof columns)[number], string>> => ({
    found: whole(row.true_positives, language),
    false_alarms: whole(row.false_positives, language),
    missed: whole(row.false_negatives, language),
    left: whole(row.true_negatives, language),
    precision: share(row.true_positives, row.true_positives + row.false_positives),
    recall: share(row.true_positives, row.true_positives + row.false_negatives),
  })
  return (
    <ScrollArea label={t('report.confusion')} className="-mx-4 overflow-x-auto px-4 sm:-mx-5 sm:px-5">
      <table className="w-full border-collapse text-[0.8125rem] tabular-nums">
        <thead>
          <tr className="border-b text-xs text-soft">
            <th scope="col" className="py-1.5 pe-2 text-start font-medium">
              {t('report.threshold')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="py-1.5 ps-2 text-end font-medium">
                {t(`report.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.confusion.map((row) => {
            const said = cells(row)
            return (
              <tr key={row.threshold} className="border-b last:border-b-0">
                <th scope="row" className="py-1.5 pe-2 text-start font-medium">
                  {percent(row.threshold, language)}
                </th>
                {columns.map((column) => (
                  <td key={column} className="py-1.5 ps-2 text-end">
                    {said[column]}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollArea>
  )
}
