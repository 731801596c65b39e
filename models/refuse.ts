import { HotcrmError, type Label } from '#crm-core/contract'

type ModelRefusal = 'broken_model' | 'unsupported_model' | 'cover_of_other_model' | 'bad_model_rows'

/** Ends the reading of a model or of its rows, with the reason in both languages. */
export function refuse(code: ModelRefusal, { en, zh }: Label, cause?: unknown): never {
  throw new HotcrmError(code, { reason: en, reason_zh: zh }, { cause })
}

export const broken = (en: string, zh: string): never => refuse('broken_model', { en, zh })
export const unsupported = (en: string, zh: string): never => refuse('unsupported_model', { en, zh })
