import { CopyCheck } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ObjectSelect } from '../data/object-select.tsx'
import { formatNumber } from '../records/format-value.ts'
import { useObjects } from '../records/queries.ts'
import { useMe } from '../session/queries.ts'
import { isComparable } from './choices.ts'
import { MergedNote, type Merged } from './merged-note.tsx'
import { PairCard } from './pair-card.tsx'
import { useDuplicates, useScan } from './queries.ts'

/** Records that may be one, the likeliest first, one object at a time. */
export default function DuplicatesPage() {
  const t = useDataWords()
  const navigate = useNavigate()
  const { data, error, refetch } = useObjects()
  const { object: wanted } = useParams()
  const objects = (data ?? []).filter(isComparable)
  const object = objects.find(({ name }) => name === wanted) ?? objects[0]
  return (
    <>
      <p className="text-soft">{t('duplicates.lead')}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !object && <Empty icon={CopyCheck} title={t('duplicates.no_objects')} />}
      {object && (
        <>
          <ObjectSelect
            label={t('area.object')}
            value={object.name}
            objects={objects}
            onChoose={(name) => void navigate(`/data/duplicates/${name}`)}
            className="w-full sm:w-72"
          />
          <Review key={object.name} object={object} />
        </>
      )}
    </>
  )
}

function Review({ object }: { object: ObjectDescription }) {
  const t = useDataWords()
  const { data: pairs, error, refetch } = useDuplicates(object.name)
  const [merged, setMerged] = useState<readonly Merged[]>([])
  return (
    <section className="space-y-4">
      <Scan object={object} />
      {merged.map((each) => (
        <MergedNote key={each.write_set_id} merged={each} />
      ))}
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!pairs && !error && <Skeleton />}
      {pairs?.length === 0 && (
        <Empty icon={CopyCheck} title={t('duplicates.none')}>
          {t('duplicates.none_text')}
        </Empty>
      )}
      {pairs && pairs.length > 0 && (
        <>
          <h2 className="text-base font-semibold">{t('duplicates.count', { count: pairs.length })}</h2>
          <ul className="space-y-3">
            {pairs.map((pair) => (
              <li key={pair.id}>
                <PairCard
                  pair={pair}
                  object={object}
                  onMerged={(result) => setMerged((before) => [result, ...before])}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Comparing everything is an administrator's affair; everybody else sees what was found. */
function Scan({ object }: { object: ObjectDescription }) {
  const t = useDataWords()
  const { language } = useWords()
  const { role } = useMe()
  const scan = useScan(object.name)
  if (role !== 'admin') return <p className="text-xs text-soft">{t('duplicates.scan_admin')}</p>
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button disabled={scan.isPending} onClick={() => scan.mutate()}>
        {scan.isPending && <Spinner />}
        {scan.isPending ? t('duplicates.scanning') : t('duplicates.scan')}
      </Button>
      {scan.data && (
        <output className="text-soft">
          {t('duplicates.scanned', {
            compared: formatNumber(scan.data.compared, language),
            found: formatNumber(scan.data.found, language),
          })}
        </output>
      )}
      {scan.error && <Problem error={scan.error} className="w-full" />}
    </div>
  )
}
