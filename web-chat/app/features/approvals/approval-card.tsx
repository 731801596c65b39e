import { ShieldCheck } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Approval } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { Card } from '../../ui/card.tsx'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { ApprovalRows } from './approval-rows.tsx'
import { allApproved, decidable, toDecision, type Choices } from './choices.ts'
import { useApproval, useDecide } from './queries.ts'

export interface ApprovalCardProps {
  readonly approval: Approval
  readonly onDecided: (run_id: string) => void
}

/** What the agent wants to do and may not without this person: exactly what would run, row by row. */
export function ApprovalCard({ approval: told, onDecided }: ApprovalCardProps) {
  const { say } = useWords()
  const approval = useApproval(told)
  const [choices, setChoices] = useState(allApproved)
  const decide = useDecide(approval, onDecided)
  useAnsweredElsewhere(told, approval, onDecided)
  const open = approval.status === 'pending'
  return (
    <Card className={open ? 'border-[#0ea5e9]/60 ring-3 ring-[#0ea5e9]/10' : ''}>
      <header className="flex items-start gap-3 px-4 pt-3.5 pb-3">
        <span className="grid size-8 shrink-0 place-items-center rounded-lg bg-brand-soft text-brand-ink">
          <ShieldCheck className="size-4.5" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="leading-snug font-semibold">{approval.summary}</h2>
          <p className="mt-0.5 text-[0.8125rem] text-soft">{say(approval.reason)}</p>
        </div>
        <StatusBadge approval={approval} />
      </header>
      <ApprovalRows
        approval={approval}
        choices={choices}
        onChange={open && !decide.isPending ? setChoices : null}
      />
      {decide.error && <Problem error={decide.error} className="m-3" />}
      {open ? (
        <Decide
          approval={approval}
          choices={choices}
          busy={decide.isPending}
          onApprove={() => decide.mutate(toDecision(choices, approval.rows))}
          onReject={() => decide.mutate({ decision: 'reject' })}
        />
      ) : (
        <Outcome approval={approval} />
      )}
    </Card>
  )
}

/** Somebody may answer in the terminal or on another screen; the conversation then goes on here too. */
function useAnsweredElsewhere(told: Approval, now: Approval, onDecided: (run_id: string) => void): void {
  const answered = told.status === 'pending' && now.status === 'decided'
  const go = useEffectEvent(() => onDecided(now.run_id))
  useEffect(() => {
    if (answered) go()
  }, [answered])
}

function StatusBadge({ approval }: { approval: Approval }) {
  const { t } = useWords()
  const allRejected =
    approval.status === 'decided' && approval.rows.every((row) => row.decision === 'rejected')
  const tones: Record<Approval['status'], Tone> = {
    pending: 'warn',
    decided: 'good',
    cancelled: 'neutral',
    expired: 'neutral',
  }
  return (
    <Badge tone={allRejected ? 'neutral' : tones[approval.status]} className="mt-0.5">
      {allRejected ? t('approvals.status.rejected') : t(`approvals.status.${approval.status}`)}
    </Badge>
  )
}

interface DecideProps {
  readonly approval: Approval
  readonly choices: Choices
  readonly busy: boolean
  readonly onApprove: () => void
  readonly onReject: () => void
}
function Decide({ approval, choices, busy, onApprove, onReject }: DecideProps) {
  const { t } = useWords()
  const rows = decidable(approval.rows)
  const total = rows.length
  const rejected = rows.filter((row) => choices.rejected.has(row.id)).length
  const approved = total - rejected
  return (
    <footer className="flex flex-wrap items-center gap-2 border-t bg-sunken px-4 py-3">
      <Button tone="primary" disabled={busy || approved === 0} onClick={onApprove}>
        {busy && <Spinner className="text-on-brand" />}
        {total === 1 ? t('approvals.approve') : t('approvals.approve_count', { count: approved })}
      </Button>
      <Button disabled={busy} onClick={onReject}>
        {total === 1 ? t('approvals.reject') : t('approvals.reject_all')}
      </Button>
      {rejected > 0 && approved > 0 && (
        <span className="text-[0.8125rem] text-soft">{t('approvals.will_reject', { count: rejected })}</span>
      )}
      <Keys />
    </footer>
  )
}

/** The keys that work on the focused row, for who has a keyboard. */
function Keys() {
  const { t } = useWords()
  return (
    <span className="ms-auto hidden items-center gap-2.5 text-xs text-soft sm:flex" aria-hidden>
      {(['a', 'e', 'r'] as const).map((key) => (
        <span key={key} className="flex items-center gap-1">
          <kbd className="rounded border border-line-strong bg-raised px-1 font-mono text-[0.6875rem] uppercase">
            {key}
          </kbd>
          {t(`approvals.key.${key}`)}
        </span>
      ))}
    </span>
  )
}

/** What came of it. */
function Outcome({ approval }: { approval: Approval }) {
  const { t, language } = useWords()
  const { time_zone } = useMe()
  const count = (test: (row: Approval['rows'][number]) => boolean) => approval.rows.filter(test).length
  const done = count((row) => row.outcome === 'done')
  const failed = count((row) => row.outcome === 'failed')
  const rejected = count((row) => row.decision === 'rejected')
  const under_way = count(
    (row) => row.decision !== null && row.decision !== 'rejected' && row.outcome === null,
  )
  return (
    <output className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t bg-sunken px-4 py-2.5 text-[0.8125rem]">
      {done > 0 && <span className="text-good">{t('approvals.done', { count: done })}</span>}
      {failed > 0 && <span className="text-bad">{t('approvals.failed', { count: failed })}</span>}
      {rejected > 0 && <span className="text-soft">{t('approvals.rejected', { count: rejected })}</span>}
      {approval.status === 'decided' && under_way > 0 && (
        <span className="flex items-center gap-1.5 text-soft">
          <Spinner className="size-3.5" />
          {t('approvals.under_way', { count: under_way })}
        </span>
      )}
      {approval.status !== 'decided' && (
        <span className="text-soft">{t(`approvals.closed.${approval.status}`)}</span>
      )}
      {approval.decided_at && (
        <time dateTime={approval.decided_at} className="ms-auto text-xs text-soft">
          {formatTime(approval.decided_at, { language, time_zone })}
        </time>
      )}
    </output>
  )
}
