import type { FieldDescription, FieldPatch, FieldValue, NewField, Option } from '#crm-core/contract'
import { canBeUnique, hasOptions } from './kinds.ts'
import { labelOf, nameFrom } from './names.ts'

/** A choice while it is typed; `code` is empty until the choice has been saved. */
export interface OptionDraft {
  /** Tells choices apart while they are typed. */
  readonly key: number
  readonly code: string
  readonly en: string
  readonly zh: string
  readonly retired: boolean
}
/** A field while it is typed. */
export interface FieldDraft {
  readonly en: string
  readonly zh: string
  /** Null while it follows the English name. */
  readonly name: string | null
  readonly kind: string
  readonly required: boolean
  readonly unique: boolean
  readonly default: string
  readonly references: string
  readonly options: readonly OptionDraft[]
}
let keys = 0
export const emptyOption = (): OptionDraft => ({ key: (keys += 1), code: '', en: '', zh: '', retired: false })

export const draftOf = (field: FieldDescription | null, references: string): FieldDraft => ({
  en: field?.label.en ?? '',
  zh: field?.label.zh ?? '',
  name: field?.name ?? null,
  kind: field?.kind ?? 'text',
  required: field?.required ?? false,
  unique: field?.unique ?? false,
  default: '',
  references: field?.references ?? references,
  options: field?.options?.map(({ code, label, retired }) => ({
    ...emptyOption(),
    code,
    ...label,
    retired: retired ?? false,
  })) ?? [emptyOption()],
})

export const nameOf = (draft: FieldDraft): string => draft.name ?? nameFrom(draft.en)

/** Codes are made from the English words, each once; those that are stored never change. */
export function optionsOf(drafts: readonly OptionDraft[]): Option[] {
  const used = new Set(drafts.map(({ code }) => code))
  return drafts
    .filter(({ code, en }) => code !== '' || en.trim() !== '')
    .map(({ code, en, zh, retired }, index) => {
      const made = code || free(nameFrom(en) || `choice_${index + 1}`, used)
      used.add(made)
      return { code: made, label: labelOf(en, zh), ...(retired && { retired: true as const }) }
    })
}
function free(wanted: string, used: ReadonlySet<string>): string {
  let code = wanted
  for (let n = 2; used.has(code); n += 1) code = `${wanted.slice(0, 36)}_${n}`
  return code
}

/** The default as its kind is written; what the kind refuses, the server says. */
function defaultOf({ kind, default: text }: FieldDraft): FieldValue {
  if (kind === 'boolean') return text === 'true'
  const number = Number(text)
  if ((kind === 'number' || kind === 'percent') && !Number.isNaN(number)) return number
  return kind === 'multiSelect' ? [text] : text
}
const common = (draft: FieldDraft) => ({
  label: labelOf(draft.en, draft.zh),
  required: draft.required,
  ...(draft.default !== '' && { default: defaultOf(draft) }),
  ...(hasOptions(draft.kind) && { options: optionsOf(draft.options) }),
})

export const newFieldOf = (draft: FieldDraft): NewField => ({
  name: nameOf(draft),
  kind: draft.kind,
  ...common(draft),
  ...(draft.unique && canBeUnique(draft.kind) && { unique: true }),
  ...(draft.kind === 'reference' && { references: draft.references }),
})
export const patchOf = (draft: FieldDraft): FieldPatch => common(draft)
