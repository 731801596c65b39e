import type { ImportRun } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'

const tones: Readonly<Record<ImportRun['status'], Tone>> = {
  draft: 'neutral',
  previewed: 'neutral',
  queued: 'brand',
  running: 'brand',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
  reverting: 'brand',
  reverted: 'warn',
}

/** How far an import is, in a word. */
export function ImportStatusBadge({ run }: { run: ImportRun }) {
  const t = useDataWords()
  return <Badge tone={tones[run.status]}>{t(`imports.status.${run.status}`)}</Badge>
}
