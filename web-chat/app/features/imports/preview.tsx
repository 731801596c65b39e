import type { ImportPreviewWords } from '#client'
import type { FieldDescription, FieldValue, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { FieldValueView } from '../records/field-value.tsx'
import { formatNumber } from '../records/format-value.ts'
import { Counts, isHopeless } from './counts.tsx'
import { IssueTable } from './issue-table.tsx'

/** What a check of the whole file found: counts, every issue with its row and column, and some rows as they would be stored. */
export function Preview({ preview, object }: { preview: ImportPreviewWords; object: ObjectDescription }) {
  const t = useDataWords()
  const { language } = useWords()
  const { counts, issues, issue_count, sample } = preview
  return (
    <section aria-live="polite" className="space-y-4">
      <div>
        <h3 className="text-base font-semibold">{t('imports.would')}</h3>
        <p className="mt-0.5 text-soft">
          {counts.failed === 0 && t('imports.all_good')}
          {counts.failed > 0 && !isHopeless(counts) && t('imports.some_bad', { count: counts.failed })}
          {isHopeless(counts) && t('imports.none_good')} {t('imports.would_lead')}
        </p>
      </div>
      <Counts counts={counts} />
      {issues.length > 0 && (
        <div>
          <h4 className="mb-1 font-semibold">{t('imports.issues')}</h4>
          <p className="mb-2 text-xs text-soft">
            {t('imports.issues_lead')}
            {issue_count > issues.length &&
              ` ${t('imports.issues_first', {
                shown: formatNumber(issues.length, language),
                total: formatNumber(issue_count, language),
              })}`}
          </p>
          <IssueTable issues={issues} />
        </div>
      )}
      {sample.length > 0 && <Sample rows={sample} object={object} />}
    </section>
  )
}

type Row = Readonly<Record<string, FieldValue>>

function Sample({ rows, object }: { rows: readonly Row[]; object: ObjectDescription }) {
  const t = useDataWords()
  const { say } = useWords()
  const filled = (field: FieldDescription) =>
    !field.read_only && field.name !== 'id' && rows.some((row) => (row[field.name] ?? null) !== null)
  const fields = object.fields.filter(filled)
  return (
    <div>
      <h4 className="mb-2 font-semibold">{t('imports.sample')}</h4>
      <Card>
        <ScrollArea label={t('imports.sample')} className="max-h-80 overflow-auto">
          <table className="w-full min-w-max border-collapse text-[0.8125rem]">
            <thead className="sticky top-0 bg-sunken">
              <tr className="border-b">
                {fields.map((field) => (
                  <th
                    key={field.name}
                    scope="col"
                    className="px-4 py-2 text-start text-xs font-medium whitespace-nowrap text-soft"
                  >
                    {say(field.label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                // Rows that are not stored have no id; they are told apart by what they hold.
                <tr key={JSON.stringify(row)} className="border-b last:border-b-0">
                  {fields.map((field) => (
                    <td key={field.name} className="max-w-64 truncate px-4 py-2">
                      <FieldValueView field={field} value={row[field.name]} plain />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </Card>
    </div>
  )
}
