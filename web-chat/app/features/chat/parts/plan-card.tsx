import { ChevronRight, ListChecks } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import type { PlanStep } from '#agent/events'
import { useWords } from '../../../i18n/index.ts'
import { useToolName } from './tool-name.ts'

/** How the words were understood, in one line; the steps behind it when asked. */
export function PlanCard({ steps, interpretation }: { steps: readonly PlanStep[]; interpretation: string }) {
  const { t } = useWords()
  const nameOf = useToolName()
  return (
    <Collapsible.Root className="text-[0.8125rem]">
      <Collapsible.Trigger className="group flex items-start gap-2 rounded-lg text-start text-soft hover:text-ink pointer-coarse:min-h-10">
        <ListChecks className="mt-0.5 size-4 shrink-0" />
        <span>
          <span className="sr-only">{t('chat.plan')} </span>
          {interpretation || t('chat.plan_steps', { count: steps.length })}
        </span>
        <ChevronRight className="mt-0.5 size-4 shrink-0 transition-transform group-data-[state=open]:rotate-90" />
      </Collapsible.Trigger>
      <Collapsible.Content>
        <ol className="mt-2 ms-2 space-y-1.5 border-s ps-4">
          {steps.map((step, index) => (
            <li key={step.id}>
              <span className="text-soft tabular-nums">{index + 1}.</span>{' '}
              <span className="font-medium">{nameOf(step.tool)}</span>
              <code className="mt-0.5 block font-mono text-xs wrap-anywhere text-soft">
                {JSON.stringify(step.args)}
              </code>
            </li>
          ))}
        </ol>
      </Collapsible.Content>
    </Collapsible.Root>
  )
}
