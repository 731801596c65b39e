import type { Language } from '#crm-core/contract'
import { storage } from '../lib/storage.ts'

/** The language the reader chose on this device, else that of the browser. */
export function readLanguage(): Language {
  const chosen = storage.get('language')
  if (chosen === 'en' || chosen === 'zh') return chosen
  return navigator.language.startsWith('zh') ? 'zh' : 'en'
}

/** Tag for the lang attribute and for Intl. */
export const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-US')
