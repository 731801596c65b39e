import { useState } from 'react'
import type { Feature, ModelName, Prediction, Reason } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { Button } from '../../ui/button.tsx'
import { decimal, signed } from './figures.ts'
import { useFeatureValue } from './feature-value.ts'
import { useModel } from './queries.ts'
import { risingIsGood } from './score-tone.ts'
import { namedBy, rangeOf, stepsOf, type Step } from './waterfall.ts'

export interface WaterfallProps {
  readonly prediction: Prediction
  readonly reasons: readonly Reason[]
}

/** From the starting point by the contributions to the score: a table whose rows have bars, so it is read as it is seen. */
export function Waterfall({ prediction, reasons }: WaterfallProps) {
  const t = useModelWords()
  const [all, setAll] = useState(false)
  const { model, explanation } = prediction
  const features = useModel(model, all).data?.features
  const listed = new Set(features?.map(({ name }) => name))
  const known = all && features ? (name: string) => listed.has(name) : namedBy(reasons)
  const steps = stepsOf(explanation, known)
  const more = steps.some(({ kind }) => kind === 'rest')
  if (explanation.contributions.length === 0) return <p className="text-soft">{t('score.no_parts')}</p>
  return (
    <div>
      <WaterfallTable prediction={prediction} reasons={reasons} features={features ?? []} steps={steps} />
      <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-xs text-soft">{t('score.no_cause')}</p>
        {(more || all) && (
          <Button tone="ghost" size="small" className="-mx-2.5" onClick={() => setAll(!all)}>
            {t(all ? 'score.main_inputs' : 'score.all_inputs')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface TableProps extends WaterfallProps {
  readonly features: readonly Feature[]
  readonly steps: readonly Step[]
}
function WaterfallTable({ prediction, reasons, features, steps }: TableProps) {
  const t = useModelWords()
  const { language } = useWords()
  const nameOf = useStepName({ prediction, reasons, features })
  const { low, high } = rangeOf(steps)
  const place = (points: number) => ((points - low) / (high - low)) * 100
  const [first, last] = [steps[0], steps.at(-1)]
  const label = t('score.waterfall', {
    base: decimal(first?.shown ?? 0, language),
    score: decimal(last?.shown ?? 0, language),
  })
  return (
    <table aria-label={label} className="w-full table-fixed border-collapse text-[0.8125rem]">
      <colgroup>
        <col className="w-[42%]" />
        <col />
        <col className="w-14" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('score.part')}</th>
          <th scope="col">{t('score.bar')}</th>
          <th scope="col">{t('score.points')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const { name, value } = nameOf(step)
          const whole = step.kind === 'base' || step.kind === 'total'
          return (
            <tr key={step.key} className={cn('align-middle', step.kind === 'total' && 'border-t')}>
              <th
                scope="row"
                title={step.kind === 'base' ? t('score.start_hint') : undefined}
                className={cn('py-1 pe-3 text-start leading-snug font-normal', whole && 'font-medium')}
              >
                <span className="wrap-anywhere">{name}</span>
                {value && <span className="block text-xs wrap-anywhere text-soft">{value}</span>}
              </th>
              <td className="py-1">
                <StepBar step={step} place={place} model={prediction.model} />
              </td>
              <td className={cn('py-1 ps-2 text-end tabular-nums', whole && 'font-semibold')}>
                {whole ? decimal(step.shown, language) : signed(step.shown, language)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface StepBarProps {
  readonly step: Step
  readonly place: (points: number) => number
  readonly model: ModelName
}
/** The bar of a step where it stands between the scores before and after it; a mark for the two ends. */
function StepBar({ step, place, model }: StepBarProps) {
  const [from, to] = [place(step.from), place(step.to)]
  const width = Math.abs(to - from)
  const good = step.to >= step.from === risingIsGood(model)
  const end = step.kind === 'base' || step.kind === 'total'
  return (
    <span aria-hidden className="relative block h-5 overflow-hidden">
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      {end ? (
        <span
          className={cn(
            'absolute inset-y-0.5 w-1 -translate-x-1/2 rounded-full',
            step.kind === 'total' ? 'bg-ink' : 'bg-soft',
          )}
          style={{ left: `${to}%` }}
        />
      ) : (
        <span
          className={cn('absolute inset-y-1 min-w-0.5 rounded-[3px]', good ? 'bg-good' : 'bg-bad')}
          style={{ left: `${Math.min(from, to)}%`, width: `${width}%` }}
        />
      )}
    </span>
  )
}

/** What a step is called, and the value that stands behind it. */
function useStepName({ prediction, reasons, features }: Omit<TableProps, 'steps'>) {
  const t = useModelWords()
  const { say } = useWords()
  const valueOf = useFeatureValue(prediction.object)
  return (step: Step): { readonly name: string; readonly value?: string } => {
    if (step.kind === 'base') return { name: t('score.start') }
    if (step.kind === 'total') return { name: t('score.total') }
    if (step.kind === 'hidden') return { name: t('score.hidden') }
    if (step.kind === 'rest') return { name: t('score.rest', { count: step.count }) }
    const reason = reasons.find(({ contribution }) => contribution.feature === step.key)
    if (reason) return { name: say(reason.label), value: say(reason.value) }
    const feature = features.find(({ name }) => name === step.key)
    const given = prediction.explanation.contributions.find(({ feature: name }) => name === step.key)
    if (!feature || !given) return { name: step.key }
    return { name: say(feature.label), value: valueOf(feature, given.value) }
  }
}
