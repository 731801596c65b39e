import { useNavigate, useSearchParams } from 'react-router'
import { Upload } from 'lucide-react'
import { useDataWords } from '../../i18n/data.ts'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useObjects } from '../records/queries.ts'
import { ImportList } from './import-list.tsx'
import { UploadForm } from './upload-form.tsx'

/** A file goes in at the top; what was imported before stands below. */
export default function ImportsPage() {
  const t = useDataWords()
  const { data, error, refetch } = useObjects()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const objects = (data ?? []).filter(({ can }) => can.create)
  return (
    <>
      <p className="text-soft">{t('imports.lead')}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && objects.length === 0 && (
        <Empty icon={Upload} title={t('imports.not_allowed')}>
          {t('imports.not_allowed_text')}
        </Empty>
      )}
      {objects.length > 0 && (
        <UploadForm
          objects={objects}
          wanted={params.get('object')}
          onUploaded={({ id }) => void navigate(`/data/imports/${id}`)}
        />
      )}
      <ImportList />
    </>
  )
}
