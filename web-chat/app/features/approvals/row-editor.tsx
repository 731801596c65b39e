import { useId, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { ActionPreview } from '#crm-core/contract'
import type { ApprovalRow } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { focusNow } from '../../lib/focus-now.ts'
import { Button } from '../../ui/button.tsx'
import { Input, Textarea } from '../../ui/input.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { useObject } from '../records/queries.ts'
import type { Args } from './choices.ts'
import { FieldInput } from './field-input.tsx'
import { mailOf, valueIn, withMail, withValue } from './row-words.ts'

export interface RowEditorProps {
  readonly row: ApprovalRow
  readonly args: Args
  readonly onSave: (args: Args) => void
  readonly onCancel: () => void
}

/** Changes a row where it stands: the words of a mail, or the values of a record. */
export function RowEditor({ row, ...props }: RowEditorProps) {
  if (row.preview.kind === 'email') return <MailEditor email={row.preview.email} {...props} />
  if (row.preview.kind === 'change') return <ValuesEditor preview={row.preview} {...props} />
  return null
}

type EditorProps = Omit<RowEditorProps, 'row'>

function MailEditor({
  email,
  args,
  onSave,
  onCancel,
}: EditorProps & { email: Extract<ActionPreview, { kind: 'email' }>['email'] }) {
  const { t } = useWords()
  const id = useId()
  const before = mailOf(email, args)
  const [subject, setSubject] = useState(before.subject)
  const [body, setBody] = useState(before.body)
  const valid = subject.trim() !== '' && body.trim() !== ''
  return (
    <Form
      valid={valid}
      onCancel={onCancel}
      onSave={() => onSave(withMail(args, { subject: subject.trim(), body }))}
    >
      <p className="text-[0.8125rem] text-soft">
        {t('approvals.to', { name: email.to_label.display })} {email.to_address}
      </p>
      <Labelled id={`${id}s`} label={t('approvals.subject')}>
        <Input
          id={`${id}s`}
          ref={focusNow}
          value={subject}
          maxLength={300}
          onChange={(event) => setSubject(event.target.value)}
        />
      </Labelled>
      <Labelled id={`${id}b`} label={t('approvals.body')}>
        <Textarea
          id={`${id}b`}
          value={body}
          maxLength={20_000}
          className="max-h-96"
          onChange={(event) => setBody(event.target.value)}
        />
      </Labelled>
    </Form>
  )
}

type ValuesEditorProps = EditorProps & { preview: Extract<ActionPreview, { kind: 'change' }> }
function ValuesEditor({ preview, args: before, onSave, onCancel }: ValuesEditorProps) {
  const { say } = useWords()
  const id = useId()
  const description = useObject(preview.object)
  const [args, setArgs] = useState(before)
  // What a hook worked out follows from the rest and is not set by hand.
  const fields = preview.changes.flatMap((change) => {
    const field = description?.fields.find((each) => each.name === change.field)
    return field && valueIn(before, change.field) !== undefined ? [field] : []
  })
  return (
    <Form valid onCancel={onCancel} onSave={() => onSave(args)}>
      {fields.map((field, index) => (
        <Labelled key={field.name} id={id + field.name} label={say(field.label)}>
          <FieldInput
            id={id + field.name}
            focused={index === 0}
            field={field}
            value={valueIn(args, field.name)}
            onChange={(value) => setArgs((now) => withValue(now, field.name, value))}
          />
        </Labelled>
      ))}
    </Form>
  )
}

interface FormProps {
  readonly valid: boolean
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}
/** Control+Enter keeps, Escape leaves the row as it was. */
function Form({ valid, onSave, onCancel, children }: FormProps) {
  const { t } = useWords()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (valid) onSave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- short cuts for the two buttons below
    <form onSubmit={submit} onKeyDown={onKeyDown} className="space-y-3">
      {children}
      <div className="flex gap-2">
        <Button type="submit" tone="primary" size="small" disabled={!valid}>
          {t('approvals.keep')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
