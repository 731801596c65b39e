import { Blocks, Plus } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useDataWords } from '../../i18n/data.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ObjectSelect } from '../data/object-select.tsx'
import { useObjects } from '../records/queries.ts'
import { useMe } from '../session/queries.ts'
import { ObjectFields } from './object-fields.tsx'
import { ObjectSheet } from './object-sheet.tsx'
import { RetiredObjects } from './retired.tsx'

/** What the records of the workspace are made of; administrators add to it and take away. */
export default function MetadataPage() {
  const t = useDataWords()
  const { role } = useMe()
  if (role !== 'admin')
    return (
      <Empty icon={Blocks} title={t('metadata.not_allowed')}>
        {t('metadata.not_allowed_text')}
      </Empty>
    )
  return <Metadata />
}

function Metadata() {
  const t = useDataWords()
  const navigate = useNavigate()
  const { data: objects, error, refetch } = useObjects()
  const { object: wanted } = useParams()
  const [adding, setAdding] = useState(false)
  const object = objects?.find(({ name }) => name === wanted) ?? objects?.[0]
  const open = (name: string) => void navigate(`/data/metadata/${name}`)
  return (
    <>
      <p className="text-soft">{t('metadata.lead')}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!objects && !error && <Skeleton />}
      {objects && object && (
        <>
          <div className="flex flex-wrap gap-2">
            <ObjectSelect
              label={t('area.object')}
              value={object.name}
              objects={objects}
              onChoose={open}
              className="w-full sm:w-72"
            />
            <Button onClick={() => setAdding(true)}>
              <Plus />
              {t('metadata.add_object')}
            </Button>
          </div>
          <ObjectFields key={object.name} object={object} objects={objects} />
          <RetiredObjects />
          {adding && (
            <ObjectSheet
              object={null}
              onClose={() => setAdding(false)}
              onSaved={({ name }) => {
                setAdding(false)
                open(name)
              }}
            />
          )}
        </>
      )}
    </>
  )
}
