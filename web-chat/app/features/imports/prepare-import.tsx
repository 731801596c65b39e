import type { ImportRun } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useObject } from '../records/queries.ts'
import { isHopeless } from './counts.tsx'
import { ImportRules } from './import-rules.tsx'
import { MappingTable } from './mapping-table.tsx'
import { Preview } from './preview.tsx'
import { useConfigure, useDryRun, useStart } from './queries.ts'

/** Before anything is written: where columns go, what becomes of matches, and what would happen. */
export function PrepareImport({ run }: { run: ImportRun }) {
  const t = useDataWords()
  const object = useObject(run.object)
  const configure = useConfigure(run.id)
  const check = useDryRun(run.id)
  const start = useStart(run.id)
  if (!object) return <Skeleton />
  const checked = run.status === 'previewed' && check.data !== undefined
  const busy = check.isPending || configure.isPending || start.isPending
  return (
    <>
      <MappingTable
        run={run}
        object={object}
        onMap={(column, field) => configure.mutate({ mapping: { [column]: field } })}
      />
      <ImportRules run={run} object={object} onChange={(options) => configure.mutate({ options })} />
      {configure.error && <Problem error={configure.error} />}
      {checked && <Preview preview={check.data} object={object} />}
      {(check.error ?? start.error) && <Problem error={check.error ?? start.error} />}
      <div className="flex flex-wrap gap-2">
        <Button tone={checked ? 'outline' : 'primary'} disabled={busy} onClick={() => check.mutate()}>
          {check.isPending && <Spinner />}
          {check.isPending ? t('imports.checking') : t('imports.check')}
        </Button>
        <Button
          tone={checked ? 'primary' : 'ghost'}
          disabled={busy || (checked && isHopeless(check.data.counts))}
          onClick={() => start.mutate()}
        >
          {checked ? t('imports.start') : t('imports.start_unchecked')}
        </Button>
      </div>
    </>
  )
}
