import { FlaskConical } from 'lucide-react'
import type { VersionRef } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { Badge } from '../../ui/badge.tsx'

/** Which model said it. The base model is marked: it does not know the history of the workspace. */
export function VersionWords({ version, short = false }: { version: VersionRef; short?: boolean }) {
  const t = useModelWords()
  if (version.origin === 'base')
    return (
      <Badge tone="warn" className="whitespace-normal" title={short ? t('score.base') : undefined}>
        <FlaskConical aria-hidden className="shrink-0" />
        {t(short ? 'score.base_short' : 'score.base')}
      </Badge>
    )
  return (
    <span className="text-xs text-soft">{t(`score.${version.origin}`, { version: version.version })}</span>
  )
}
