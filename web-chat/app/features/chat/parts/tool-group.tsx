import { Ban, Check, ChevronRight, Clock, CornerDownRight, X, type LucideIcon } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import type { ToolPart, ToolStatus } from '#client'
import { useWords } from '../../../i18n/index.ts'
import { cn } from '../../../lib/cn.ts'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { useToolName } from './tool-name.ts'

/** The steps of a run, one line each; a line opens to show what was asked and what came back. */
export const ToolGroup = ({ tools }: { tools: readonly ToolPart[] }) => (
  <ul className="overflow-hidden rounded-xl border bg-sunken">
    {tools.map((tool) => (
      <li key={tool.id} className="border-b last:border-b-0">
        <ToolCard tool={tool} />
      </li>
    ))}
  </ul>
)

function ToolCard({ tool }: { tool: ToolPart }) {
  const { t } = useWords()
  const name = useToolName()(tool.tool)
  return (
    <Collapsible.Root className="text-[0.8125rem]">
      <Collapsible.Trigger className="group flex w-full items-center gap-2.5 px-3.5 py-2 pointer-coarse:min-h-11 text-start hover:bg-hover">
        <StatusIcon status={tool.status} />
        <span className="shrink-0 font-medium">{name}</span>
        <span className={cn('min-w-0 flex-1 truncate', tool.status === 'failed' ? 'text-bad' : 'text-soft')}>
          {tool.error?.message ?? tool.summary}
        </span>
        <Duration tool={tool} />
        <ChevronRight className="size-4 shrink-0 text-soft transition-transform group-data-[state=open]:rotate-90" />
      </Collapsible.Trigger>
      <Collapsible.Content className="space-y-2 border-t bg-raised px-3.5 py-3">
        {(tool.error?.message ?? tool.summary) && (
          <p className="wrap-anywhere">{tool.error?.message ?? tool.summary}</p>
        )}
        <p className="text-xs font-medium text-soft">{t('chat.tool_args')}</p>
        <ScrollArea label={t('chat.tool_args')} className="max-h-64 overflow-auto rounded-lg bg-sunken p-3">
          <pre className="font-mono text-xs leading-relaxed">{pretty(tool.args)}</pre>
        </ScrollArea>
      </Collapsible.Content>
    </Collapsible.Root>
  )
}

const icons: Record<Exclude<ToolStatus, 'running'>, readonly [LucideIcon, string]> = {
  done: [Check, 'text-good'],
  failed: [X, 'text-bad'],
  skipped: [CornerDownRight, 'text-soft'],
  rejected: [Ban, 'text-soft'],
  waiting: [Clock, 'text-warn'],
}
function StatusIcon({ status }: { status: ToolStatus }) {
  const { t } = useWords()
  const words = <span className="sr-only">{t(`chat.tool_${status}`)}</span>
  if (status === 'running')
    return (
      <>
        <Spinner className="text-brand" />
        {words}
      </>
    )
  const [Icon, colour] = icons[status]
  return (
    <>
      <Icon aria-hidden className={cn('size-4 shrink-0', colour)} />
      {words}
    </>
  )
}

function Duration({ tool }: { tool: ToolPart }) {
  const { locale } = useWords()
  if (tool.started_at === null || tool.finished_at === null) return null
  const ms = Math.max(0, tool.finished_at - tool.started_at)
  const short = ms < 1000
  const words = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: short ? 'millisecond' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: short ? 0 : 1,
  }).format(short ? ms : ms / 1000)
  return <span className="hidden shrink-0 text-xs text-soft tabular-nums sm:inline">{words}</span>
}

/** Arguments arrive in pieces; before the last one they are no JSON yet. */
function pretty(args: string): string {
  try {
    return JSON.stringify(JSON.parse(args), null, 2)
  } catch {
    return args
  }
}
