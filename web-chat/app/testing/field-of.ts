import type { FieldDescription, FieldUi } from '#crm-core/contract'

/** A field that is shown as this, plain but for what is said. */
export const fieldOf = (ui: FieldUi, more: Partial<FieldDescription> = {}): FieldDescription => ({
  name: 'f',
  kind: ui,
  label: { en: 'F', zh: '字段' },
  required: false,
  read_only: false,
  unique: false,
  operators: ['='],
  ui,
  measures: 'none',
  ...more,
})
