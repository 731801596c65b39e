import { useId } from 'react'
import { useSearchParams } from 'react-router'
import type { ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { Select } from '../../../ui/select.tsx'
import { ReportView } from './report-view.tsx'

const parameter = 'version'

/** The report of a version; the one that answers unless another is chosen, which then stands in the address. */
export function ReportTab({ model }: { model: ModelSummary }) {
  const t = useModelWords()
  const id = useId()
  const [params, setParams] = useSearchParams()
  const choices = [
    ...model.versions.map(({ version, report, stage }) => ({
      value: String(version),
      label: `${t('versions.number', { version })} · ${t(`versions.stage.${stage}`)}`,
      report,
    })),
    ...(model.base_report ? [{ value: '0', label: t('report.base'), report: model.base_report }] : []),
  ]
  const wanted = params.get(parameter) ?? String(model.serving.version)
  const chosen = choices.find(({ value }) => value === wanted)
  return (
    <>
      {choices.length > 1 && (
        <div className="mb-4 flex items-center gap-3">
          <label htmlFor={id} className="text-[0.8125rem] text-soft">
            {t('report.version')}
          </label>
          <div className="w-56">
            <Select
              id={id}
              value={wanted}
              choices={choices}
              onChoose={(version) => setParams({ [parameter]: version }, { replace: true })}
            />
          </div>
        </div>
      )}
      {chosen ? (
        <ReportView key={wanted} model={model} report={chosen.report} />
      ) : (
        <p className="text-soft">{t('page.no_report')}</p>
      )}
    </>
  )
}
