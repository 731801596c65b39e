import { Database } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import type { ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { byArea } from '../data/domains.ts'
import { ObjectSelect } from '../data/object-select.tsx'
import { PageHeader } from '../layout/page-header.tsx'
import { ObjectTabs } from './object-tabs.tsx'
import { useObjects } from './queries.ts'
import { RecordList } from './record-list.tsx'

/** The records of one object after another: columns as described, search, more on demand. */
export default function RecordsPage() {
  const t = useDataWords()
  const { t: common, say } = useWords()
  const { data, error, refetch } = useObjects()
  const objects = byArea(data ?? []).flatMap((group) => group.objects)
  const wanted = useParams()['object']
  const description = objects.find((object) => object.name === wanted) ?? (wanted ? undefined : objects[0])
  useTitle(description ? say(description.plural) : common('records.title'))
  return (
    <>
      <PageHeader title={common('records.title')} />
      {error && <Problem error={error} onRetry={() => void refetch()} className="m-5" />}
      {!data && !error && <Skeleton className="p-6" />}
      {data && <ObjectChoice objects={objects} chosen={description} />}
      {data && !description && <Empty icon={Database} title={t('list.no_object')} />}
      {description && <RecordList key={description.name} description={description} />}
    </>
  )
}

interface ObjectChoiceProps {
  readonly objects: readonly ObjectDescription[]
  readonly chosen: ObjectDescription | undefined
}
/** Areas and their objects as tabs where there is room for them, one list to choose from elsewhere. */
function ObjectChoice({ objects, chosen }: ObjectChoiceProps) {
  const t = useDataWords()
  const navigate = useNavigate()
  return (
    <>
      <div className="border-b px-3 py-2 md:hidden">
        <ObjectSelect
          label={t('list.objects')}
          value={chosen?.name ?? ''}
          objects={objects}
          onChoose={(name) => void navigate(`/records/${name}`)}
          className="w-full"
        />
      </div>
      <ObjectTabs objects={objects} chosen={chosen} className="hidden md:block" />
    </>
  )
}
