import type { ImportIssueWords } from '#client'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { formatNumber } from '../records/format-value.ts'

/** Row, column and words of everything that is wrong with a file. */
export function IssueTable({ issues }: { issues: readonly ImportIssueWords[] }) {
  const t = useDataWords()
  const { language } = useWords()
  return (
    <Card>
      <ScrollArea label={t('imports.issues')} className="max-h-96 overflow-auto">
        <table className="w-full border-collapse text-[0.8125rem]">
          <thead className="sticky top-0 bg-sunken">
            <tr className="border-b">
              {(['issue_row', 'issue_column', 'issue_words'] as const).map((name) => (
                <th
                  key={name}
                  scope="col"
                  className="px-4 py-2 text-start text-xs font-medium whitespace-nowrap text-soft"
                >
                  {t(`imports.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {issues.map((issue) => (
              <tr
                key={`${issue.row} ${issue.column} ${issue.at} ${issue.message}`}
                className="border-b align-top last:border-b-0"
              >
                <td className="px-4 py-2 tabular-nums">{formatNumber(issue.row, language)}</td>
                <td className="px-4 py-2 font-medium wrap-anywhere">{issue.column}</td>
                <td className="px-4 py-2 wrap-anywhere">{issue.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </Card>
  )
}
