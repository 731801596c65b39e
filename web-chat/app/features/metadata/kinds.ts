import type { dataEn } from '../../i18n/data-en.ts'

export type Kind = keyof (typeof dataEn)['metadata']['kinds']
/** Kinds that an administrator can choose, the commonest first. */
export const kinds = [
  'text',
  'textarea',
  'number',
  'currency',
  'percent',
  'date',
  'dateTime',
  'select',
  'multiSelect',
  'boolean',
  'reference',
  'email',
  'phone',
  'url',
  'richText',
  'geolocation',
  'json',
] as const satisfies readonly Kind[]
export const hasOptions = (kind: string): boolean => kind === 'select' || kind === 'multiSelect'
export const canBeUnique = (kind: string): boolean =>
  ['text', 'email', 'phone', 'url', 'number'].includes(kind)
