import { Pencil } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { ApprovalRow } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { focusNow } from '../../lib/focus-now.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { argsOf, type Args, type Choices } from './choices.ts'
import { RowEditor } from './row-editor.tsx'
import { RowPreview, useRowName } from './row-preview.tsx'

export interface ApprovalRowProps {
  readonly row: ApprovalRow
  readonly choices: Choices
  /** The only row needs no tick: the buttons of the card are about it. */
  readonly single: boolean
  readonly onChoose: ((approve: boolean) => void) | null
  readonly onEdit: ((args: Args) => void) | null
}

/** One concrete action. With the row focused, a approves it, e edits it, r rejects it; arrows go to the next. */
export function ApprovalRowView({ row, choices, single, onChoose, onEdit }: ApprovalRowProps) {
  const { t } = useWords()
  const [editing, setEditing] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  const name = useRowName()(row.preview)
  const args = argsOf(choices, row)
  const rejected = choices.rejected.has(row.id)
  const editable = onEdit !== null && row.preview.kind !== 'text'
  const finish = () => {
    setEditing(false)
    item.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== item.current || event.ctrlKey || event.metaKey || event.altKey) return
    const acts: Readonly<Record<string, () => void>> = {
      a: () => onChoose?.(true),
      r: () => onChoose?.(false),
      e: () => editable && setEditing(true),
      arrowdown: () => focusNow(neighbour(item.current?.nextElementSibling)),
      arrowup: () => focusNow(neighbour(item.current?.previousElementSibling)),
    }
    const act = acts[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are short cuts for the buttons inside
    <li
      ref={item}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the short cuts need a focused row
      tabIndex={0}
      aria-label={name}
      onKeyDown={onKeyDown}
      className="flex items-start gap-3 px-4 py-3 -outline-offset-2 focus-visible:bg-hover/50"
    >
      {!single && onChoose && (
        <Checkbox
          className="mt-1"
          checked={!rejected}
          onCheckedChange={(value) => onChoose(value === true)}
          aria-label={t('approvals.include', { name })}
        />
      )}
      <div className={cn('min-w-0 flex-1', rejected && 'line-through decoration-soft grayscale')}>
        {editing && onEdit ? (
          <RowEditor
            row={row}
            args={args}
            onCancel={finish}
            onSave={(edited) => {
              onEdit(edited)
              finish()
            }}
          />
        ) : (
          <RowPreview row={row} args={args} brief={onChoose === null} />
        )}
        {row.error && <p className="mt-1.5 text-[0.8125rem] text-bad">{row.error}</p>}
      </div>
      <RowState row={row} edited={choices.edits.has(row.id)} rejected={rejected} />
      {editable && !editing && (
        <Button
          tone="ghost"
          size="icon-small"
          className="-my-1"
          aria-label={t('approvals.edit_row', { name })}
          title={t('approvals.key.e')}
          onClick={() => setEditing(true)}
        >
          <Pencil />
        </Button>
      )}
    </li>
  )
}

const neighbour = (element: Element | null | undefined) => (element instanceof HTMLElement ? element : null)

/** Where the row stands: what is chosen, or what came of it. */
function RowState({ row, edited, rejected }: { row: ApprovalRow; edited: boolean; rejected: boolean }) {
  const { t } = useWords()
  const state: readonly [Tone, string] | null =
    row.outcome === 'done'
      ? ['good', t('approvals.row.done')]
      : row.outcome === 'failed'
        ? ['bad', t('approvals.row.failed')]
        : row.decision === 'rejected' || rejected
          ? ['neutral', t('approvals.row.rejected')]
          : row.decision === 'edited' || edited
            ? ['brand', t('approvals.row.edited')]
            : null
  return state && <Badge tone={state[0]}>{state[1]}</Badge>
}
