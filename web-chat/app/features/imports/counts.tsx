import type { ImportCounts } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { formatNumber } from '../records/format-value.ts'

const names = ['read', 'created', 'updated', 'skipped', 'failed'] as const

/** Nothing of the file can come in. */
export const isHopeless = ({ read, failed }: ImportCounts): boolean => read > 0 && failed === read

/** What became, or would become, of the rows. */
export function Counts({ counts }: { counts: ImportCounts }) {
  const t = useDataWords()
  const { language } = useWords()
  return (
    <dl className="grid grid-cols-2 gap-2 sm:grid-cols-5">
      {names.map((name) => (
        <div key={name} className="rounded-xl border bg-raised px-3 py-2">
          <dt className="text-xs text-soft">{t(`imports.count.${name}`)}</dt>
          <dd
            className={cn(
              'text-lg font-semibold tabular-nums',
              name === 'failed' && counts.failed > 0 && 'text-bad',
            )}
          >
            {formatNumber(counts[name], language)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
