import type { Language } from '#crm-core/contract'

/**
 * The language of a sentence: Chinese when it has at least as many Chinese characters as Latin words
 * (a Chinese name in an English sentence does not make it Chinese); without either, `otherwise`.
 */
export function languageOf(text: string, otherwise: Language): Language {
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  if (chinese === 0 && latin === 0) return otherwise
  return chinese > latin ? 'zh' : 'en'
}
