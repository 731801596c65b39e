import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useDataWords } from '../../i18n/data.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Input } from '../../ui/input.tsx'
import { emptyOption, type OptionDraft } from './field-draft.ts'

export interface OptionRowsProps {
  readonly options: readonly OptionDraft[]
  readonly onChange: (options: readonly OptionDraft[]) => void
}

/** The choices of a picklist in both languages. One that is stored can be retired, a new one be removed. */
export function OptionRows({ options, onChange }: OptionRowsProps) {
  const t = useDataWords()
  const id = useId()
  const set = (index: number, part: Partial<OptionDraft>) =>
    onChange(options.map((option, i) => (i === index ? { ...option, ...part } : option)))
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 text-xs font-medium text-soft">{t('metadata.options')}</legend>
      {options.map((option, index) => (
        <div key={option.key} className="rounded-lg border p-2">
          <div className="flex items-center gap-2">
            <Input
              aria-label={t('metadata.option_en', { n: index + 1 })}
              placeholder={t('metadata.label_en')}
              maxLength={80}
              required={index === 0}
              value={option.en}
              onChange={({ target }) => set(index, { en: target.value })}
            />
            <Input
              aria-label={t('metadata.option_zh', { n: index + 1 })}
              placeholder={t('metadata.label_zh')}
              maxLength={80}
              value={option.zh}
              onChange={({ target }) => set(index, { zh: target.value })}
            />
            {option.code === '' && (
              <Button
                tone="ghost"
                size="icon-small"
                aria-label={t('metadata.remove_option', { n: index + 1 })}
                onClick={() => onChange(options.filter((_, i) => i !== index))}
              >
                <X />
              </Button>
            )}
          </div>
          {option.code !== '' && (
            <div className="mt-2 flex items-center gap-2 text-xs text-soft">
              <Checkbox
                id={`${id}${index}`}
                checked={option.retired}
                onCheckedChange={(on) => set(index, { retired: on === true })}
              />
              <label htmlFor={`${id}${index}`}>{t('metadata.option_retired')}</label>
              <code className="ms-auto font-mono">{option.code}</code>
            </div>
          )}
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...options, emptyOption()])}>
        <Plus />
        {t('metadata.add_option')}
      </Button>
      <p className="text-xs text-soft">{t('metadata.options_hint')}</p>
    </fieldset>
  )
}
