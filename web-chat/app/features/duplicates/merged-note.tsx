import { Undo2 } from 'lucide-react'
import { useDataWords } from '../../i18n/data.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useUndo } from './queries.ts'

export interface Merged {
  readonly name: string
  readonly moved: number
  readonly write_set_id: string
}

/** What a merge did, and the way back. */
export function MergedNote({ merged }: { merged: Merged }) {
  const t = useDataWords()
  const undo = useUndo()
  const kept = undo.data?.kept.length ?? 0
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-xl bg-good-soft px-4 py-3 text-good">
      <output className="min-w-0 flex-1 wrap-anywhere">
        {undo.data
          ? kept === 0
            ? t('duplicates.undone')
            : t('duplicates.undone_partly', { count: kept })
          : `${t('duplicates.merged', { name: merged.name })} ${t('duplicates.moved', { count: merged.moved })}`}
      </output>
      {!undo.data && (
        <Button size="small" disabled={undo.isPending} onClick={() => undo.mutate(merged.write_set_id)}>
          <Undo2 />
          {t('duplicates.undo')}
        </Button>
      )}
      {undo.error && <Problem error={undo.error} className="w-full" />}
    </div>
  )
}
