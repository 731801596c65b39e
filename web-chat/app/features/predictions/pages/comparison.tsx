import type { ModelComparison, ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { nothing } from '../../records/format-value.ts'
import { decimal, percent, signed, whole } from '../figures.ts'
import { useMonitor } from '../queries.ts'
import { Section } from './section.tsx'

const verdictTones = { better: 'good', worse: 'bad', not_yet: 'neutral' } as const

/** The champion beside the version that is tried, on the records that both have judged. */
export function Comparison({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  const { data, error, refetch } = useMonitor(model.name)
  const rival = data?.challenger
  return (
    <Section
      title={t('versions.comparison')}
      lead={
        rival
          ? t('versions.comparison_lead', {
              version: rival.version,
              stage: t(`versions.stage.${rival.stage}`),
            })
          : undefined
      }
      aside={
        rival && (
          <Badge tone={verdictTones[rival.comparison.verdict]}>
            {t(`versions.verdict.${rival.comparison.verdict}`)}
          </Badge>
        )
      }
    >
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} className="p-0" />}
      {data && !rival && <p className="text-[0.8125rem] text-soft">{t('versions.comparison_none')}</p>}
      {rival && <ComparisonTable comparison={rival.comparison} />}
    </Section>
  )
}

function ComparisonTable({ comparison }: { comparison: ModelComparison }) {
  const t = useModelWords()
  const { language } = useWords()
  const { records, needed } = comparison
  const rows = useRows(comparison)
  return (
    <>
      <p className="mb-2 text-[0.8125rem] text-soft">
        {t('versions.records', { count: whole(records, language) })}
        {needed !== null && comparison.verdict === 'not_yet' && (
          <> · {t('versions.needed', { count: whole(needed, language) })}</>
        )}
      </p>
      {rows.length === 0 ? (
        <p className="text-[0.8125rem] text-soft">{t('versions.no_figures')}</p>
      ) : (
        <ScrollArea label={t('versions.comparison')} className="-mx-4 overflow-x-auto px-4 sm:-mx-5 sm:px-5">
          <table className="w-full border-collapse text-[0.8125rem] tabular-nums">
            <thead>
              <tr className="border-b text-xs text-soft">
                <th scope="col" className="py-1.5 pe-2 text-start font-medium">
                  {t('report.metric')}
                </th>
                {(['champion', 'challenger', 'difference'] as const).map((column) => (
                  <th key={column} scope="col" className="py-1.5 ps-3 text-end font-medium">
                    {t(`versions.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...cells]) => (
                <tr key={name} className="border-b last:border-b-0">
                  <th scope="row" className="py-2 pe-2 text-start font-normal">
                    {name}
                  </th>
                  {cells.map((cell, at) => (
                    <td key={['champion', 'challenger', 'difference'][at]} className="py-2 ps-3 text-end">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </>
  )
}

/** Measures that both have, with what chance explains of their difference. */
function useRows({ log_loss, auc, conversion }: ModelComparison): (readonly string[])[] {
  const t = useModelWords()
  const { language } = useWords()
  const measures = [
    { name: t('report.name.log_loss'), of: log_loss },
    { name: t('report.name.auc'), of: auc },
  ].flatMap(({ name, of }) =>
    of
      ? [
          [
            name,
            decimal(of.champion, language, 3),
            decimal(of.challenger, language, 3),
            `${signed(of.difference, language, 3)} ± ${decimal(1.96 * of.standard_error, language, 3)}`,
          ],
        ]
      : [],
  )
  const share = ({ records, conversions }: { records: number; conversions: number }) =>
    records > 0 ? percent(conversions / records, language, 1) : nothing
  if (conversion.difference === null) return measures
  const { champion, challenger, difference, standard_error } = conversion
  const error = standard_error === null ? '' : ` ± ${percent(1.96 * standard_error, language, 1)}`
  return [
    ...measures,
    [
      t('versions.conversion'),
      share(champion),
      share(challenger),
      `${signed(difference * 100, language)}%${error}`,
    ],
  ]
}
