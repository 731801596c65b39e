import { useState } from 'react'
import type { ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useMe } from '../../session/queries.ts'
import { Comparison } from './comparison.tsx'
import { RollbackDialog } from './rollback-dialog.tsx'
import { Section } from './section.tsx'
import { BaseRow, VersionRow } from './version-row.tsx'

/** Every version, what it does, and deciding about it. */
export function VersionsTab({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  const { role } = useMe()
  const [said, setSaid] = useState('')
  const admin = role === 'admin'
  return (
    <div className="space-y-4">
      <Section
        title={t('versions.title')}
        lead={t('versions.lead')}
        aside={admin && model.serving.version > 0 && <RollbackDialog model={model} onDone={setSaid} />}
      >
        {/* There from the start: what is put into it later is read out. */}
        <output
          aria-live="polite"
          className="block text-[0.8125rem] font-medium text-good empty:hidden not-empty:mb-3"
        >
          {said}
        </output>
        {model.versions.length === 0 && (
          <p className="mb-2 text-[0.8125rem] text-soft">{t('versions.none')}</p>
        )}
        <ul className="divide-y">
          {model.versions.map((version) => (
            <VersionRow key={version.id} model={model} version={version} onDone={setSaid} />
          ))}
          {model.base_report && <BaseRow model={model} report={model.base_report} />}
        </ul>
        {!admin && <p className="mt-3 text-xs text-soft">{t('page.admin_only')}</p>}
      </Section>
      <Comparison model={model} />
    </div>
  )
}
