import { FileUp } from 'lucide-react'
import { useId, useRef, useState, type DragEvent } from 'react'
import type { ImportRun, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { cn } from '../../lib/cn.ts'
import { Button } from '../../ui/button.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ObjectSelect } from '../data/object-select.tsx'
import { useUpload } from './queries.ts'

export interface UploadFormProps {
  readonly objects: readonly ObjectDescription[]
  /** The object that the page was opened for. */
  readonly wanted: string | null
  readonly onUploaded: (run: ImportRun) => void
}

/** Where the records go, and the file: dropped, or chosen. */
export function UploadForm({ objects, wanted, onUploaded }: UploadFormProps) {
  const t = useDataWords()
  const id = useId()
  const upload = useUpload()
  const [object, setObject] = useState(objects.find(({ name }) => name === wanted)?.name ?? objects[0]?.name)
  const send = (file: File | undefined) => {
    if (file && object && !upload.isPending) upload.mutate({ object, file }, { onSuccess: onUploaded })
  }
  return (
    <section className="space-y-4">
      <Labelled id={id} label={t('imports.into')}>
        <ObjectSelect
          id={id}
          value={object ?? ''}
          objects={objects}
          onChoose={setObject}
          className="w-full sm:w-72"
        />
      </Labelled>
      <DropZone busy={upload.isPending ? (upload.variables?.file.name ?? '') : null} onFile={send} />
      {upload.error && <Problem error={upload.error} />}
    </section>
  )
}

function DropZone({ busy, onFile }: { busy: string | null; onFile: (file: File | undefined) => void }) {
  const t = useDataWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(inside)
  }
  return (
    <div
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event)
        onFile(event.dataTransfer.files[0])
      }}
      className={cn(
        'flex flex-col items-center rounded-xl border border-dashed px-4 py-8 text-center transition-colors',
        over ? 'border-brand bg-brand-soft' : 'border-line-strong bg-sunken',
      )}
    >
      <FileUp aria-hidden className="size-6 text-soft" />
      <p className="mt-2 font-medium">{t('imports.drop')}</p>
      <p className="mt-0.5 text-xs text-soft">{t('imports.drop_hint')}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label={t('imports.choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          onFile(target.files?.[0])
          // The same file, mended, can be chosen again.
          target.value = ''
        }}
      />
      <Button className="mt-4" disabled={busy !== null} onClick={() => input.current?.click()}>
        {busy === null ? (
          t('imports.choose')
        ) : (
          <>
            <Spinner />
            <span className="max-w-56 truncate">{t('imports.uploading', { name: busy })}</span>
          </>
        )}
      </Button>
    </div>
  )
}
