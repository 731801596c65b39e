import { useId, useState } from 'react'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { Select } from '../../../ui/select.tsx'
import { percent } from '../figures.ts'
import { useStage, type StageWish } from '../queries.ts'
import type { VersionRowProps } from './version-row.tsx'

const stages = ['champion', 'challenger', 'shadow', 'candidate'] as const
const shares = ['0.05', '0.1', '0.25', '0.5'] as const

/** Decides what a version does: answers for all, for a share, in the shadow, or nobody. */
export function StageDialog({ model, version, onDone }: VersionRowProps) {
  const t = useModelWords()
  const { t: common } = useWords()
  const decide = useStage(model.name)
  const [open, setOpen] = useState(false)
  const choices = stages.filter(
    (stage) => stage !== version.stage && !(stage === 'candidate' && isIdle(version.stage)),
  )
  const [chosen, setChosen] = useState<StageWish['stage'] | undefined>(choices[0])
  const [share, setShare] = useState<(typeof shares)[number]>('0.1')
  const stage = choices.find((each) => each === chosen) ?? choices[0]
  // The version that answers is only taken out of its place by another, or by rolling it back.
  if (version.stage === 'champion' || !stage) return null
  const number = version.version
  const send = () =>
    decide.mutate(
      { version: number, stage, ...(stage === 'challenger' ? { share: Number(share) } : {}) },
      {
        onSuccess: () => {
          setOpen(false)
          onDone(t('versions.staged', { version: number, stage: t(`versions.stage.${stage}`) }))
        },
      },
    )
  return (
    <>
      <Button
        size="small"
        className="sm:justify-self-end"
        aria-label={t('versions.decide_name', { version: number })}
        onClick={() => setOpen(true)}
      >
        {t('versions.decide')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('versions.decide_title', { version: number })}>
        <Choices stages={choices} chosen={stage} onChoose={setChosen} />
        {stage === 'challenger' && <Share value={share} onChoose={setShare} />}
        {decide.error && <Problem error={decide.error} className="mt-4" />}
        <div className="mt-6 flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{common('common.cancel')}</Button>
          <Button tone="primary" disabled={decide.isPending} onClick={send}>
            {t('versions.do')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}

/** A version that answers nobody is a candidate in all but name. */
const isIdle = (stage: string): boolean => stage === 'candidate' || stage === 'retired'

interface ChoicesProps {
  readonly stages: readonly StageWish['stage'][]
  readonly chosen: StageWish['stage']
  readonly onChoose: (stage: StageWish['stage']) => void
}
function Choices({ stages: choices, chosen, onChoose }: ChoicesProps) {
  const t = useModelWords()
  const name = useId()
  return (
    <fieldset className="mt-4 space-y-2">
      <legend className="sr-only">{t('versions.decide')}</legend>
      {choices.map((stage) => (
        <label
          key={stage}
          className="flex cursor-pointer gap-3 rounded-xl border px-3.5 py-2.5 has-checked:border-brand has-checked:bg-brand-soft"
        >
          <input
            type="radio"
            name={name}
            value={stage}
            checked={stage === chosen}
            onChange={() => onChoose(stage)}
            className="mt-0.5 size-4 shrink-0 accent-brand"
          />
          <span className="font-medium">
            {t(`versions.what.${stage}`)}
            <small className="block text-[0.8125rem] font-normal text-soft">
              {t(`versions.what_text.${stage}`)}
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface ShareProps {
  readonly value: (typeof shares)[number]
  readonly onChoose: (share: (typeof shares)[number]) => void
}
function Share({ value, onChoose }: ShareProps) {
  const t = useModelWords()
  const { language } = useWords()
  const id = useId()
  return (
    <div className="mt-3 flex items-center gap-3">
      <label htmlFor={id} className="text-[0.8125rem]">
        {t('versions.share')}
      </label>
      <div className="w-28">
        <Select
          id={id}
          value={value}
          choices={shares.map((share) => ({ value: share, label: percent(Number(share), language) }))}
          onChoose={onChoose}
        />
      </div>
    </div>
  )
}
