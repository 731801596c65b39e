import type { Label, ObjectDescription } from '#crm-core/contract'

/** Labels of fields as a list in both languages; hidden upkeep fields are left out. */
export function fieldWords(description: ObjectDescription, names: readonly string[]): Label {
  const fields = names.flatMap((name) =>
    description.fields.filter((field) => field.name === name && !field.read_only),
  )
  return {
    en: fields.map((field) => field.label.en.toLowerCase()).join(', ') || 'fields',
    zh: fields.map((field) => field.label.zh).join('、') || '字段',
  }
}
