import type { Label } from '#crm-core/contract'

/** A technical name as the system takes it, from what a person called the thing. */
export const nameFrom = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)

/** Both languages; an empty Chinese name is the English one. */
export const labelOf = (en: string, zh: string): Label => ({ en: en.trim(), zh: zh.trim() || en.trim() })
