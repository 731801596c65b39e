import type { Label, NewField, NewObject, ObjectPatch, Option } from '#crm-core/contract'
import { Exit } from '../exit.ts'
import { jsonFrom } from './json-file.ts'
import type { FieldOptions, ObjectOptions } from './metadata.ts'

/** `Region/区域`; one word serves both languages until somebody gives the other. */
function labelOf(text: string): Label {
  const [en = '', zh = en] = text.split('/').map((part) => part.trim())
  return { en, zh }
}
function saidLabel({ label, labelZh }: { label?: string; labelZh?: string }): { label?: Label } {
  const words = label ?? labelZh
  return words === undefined ? {} : { label: { en: label ?? words, zh: labelZh ?? words } }
}

function choiceOf(text: string): Option {
  const at = text.indexOf('=')
  if (at < 1) throw new Exit(2, `--choice ${text}: CODE=LABEL`)
  return { code: text.slice(0, at).trim(), label: labelOf(text.slice(at + 1)) }
}

/** A default as its kind takes it: numbers, flags and lists as JSON, everything else as it is written. */
function valueOf(text: string): NewField['default'] {
  try {
    return JSON.parse(text) as NewField['default']
  } catch {
    return text
  }
}

/** What the command line says of a field. */
type FieldSettings = Partial<Omit<NewField, 'name' | 'kind'>>

/** The settings of a field as they were given, over those of --from. */
export async function fieldSettings(
  options: FieldOptions,
  stdin: NodeJS.ReadableStream,
): Promise<FieldSettings> {
  const { required, unique, search, maxLength: max_length, references, relation, choice } = options
  const given = options.from ? await jsonFrom(options.from, stdin) : {}
  const said = {
    ...saidLabel(options),
    required,
    unique,
    search,
    max_length,
    references,
    relation,
    default: options.default === undefined ? undefined : valueOf(options.default),
    options: choice?.length ? choice.map(choiceOf) : undefined,
  }
  return { ...given, ...without(said) }
}
const without = (settings: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))

export const newField = (name: string, kind: string, settings: FieldSettings): NewField => ({
  label: labelOf(name),
  ...settings,
  name,
  kind,
})

/** `budget:currency:Budget/预算` */
function fieldOf(text: string): NewField {
  const [name = '', kind = 'text', label = name] = text.split(':').map((part) => part.trim())
  return { name, kind, label: labelOf(label) }
}

/** The settings of an object as they were given, over those of --from. */
export async function objectSettings(
  options: ObjectOptions,
  stdin: NodeJS.ReadableStream,
): Promise<ObjectPatch & Pick<NewObject, 'fields'>> {
  const { access, display, list, plural, field } = options
  const given = options.from ? await jsonFrom(options.from, stdin) : {}
  const said = {
    ...saidLabel(options),
    access,
    display,
    list: list?.split(',').map((name) => name.trim()),
    plural: plural === undefined ? undefined : { en: plural, zh: options.labelZh ?? plural },
    fields: field?.length ? field.map(fieldOf) : undefined,
  }
  return { ...given, ...without(said) }
}

export function newObject(name: string, settings: ObjectPatch & Pick<NewObject, 'fields'>): NewObject {
  const label = settings.label ?? labelOf(name)
  const { aliases, ...rest } = settings
  return {
    plural: { en: `${label.en}s`, zh: label.zh },
    ...rest,
    ...(aliases && { aliases }),
    label,
    name,
  }
}
