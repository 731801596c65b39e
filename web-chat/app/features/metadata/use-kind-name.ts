import { useDataWords } from '../../i18n/data.ts'
import { dataEn } from '../../i18n/data-en.ts'
import type { Kind } from './kinds.ts'

const isKind = (kind: string, all: Readonly<Record<string, unknown>>): kind is Kind =>
  Object.hasOwn(all, kind)

/** What a kind of field is called; kinds that only the system uses go by their own name. */
export function useKindName(): (kind: string) => string {
  const t = useDataWords()
  return (kind) => (isKind(kind, dataEn.metadata.kinds) ? t(`metadata.kinds.${kind}`) : kind)
}
