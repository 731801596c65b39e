import { changeLanguage, use as addPlugin } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Label, Language } from '#crm-core/contract'
import { storage } from '../lib/storage.ts'
import { localeOf, readLanguage } from './language.ts'
import type { pagesEn } from './pages-en.ts'
import type { dataEn } from './data-en.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en; data: typeof dataEn; pages: typeof pagesEn }
  }
}

/** Ready at once: both languages are part of the page. */
export async function startI18n(): Promise<void> {
  await addPlugin(initReactI18next).init({
    lng: readLanguage(),
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    // React escapes already.
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = localeOf(readLanguage())
}

/** Switches the words at once and remembers the choice. */
export async function setLanguage(language: Language): Promise<void> {
  storage.set('language', language)
  document.documentElement.lang = localeOf(language)
  await changeLanguage(language)
}

export interface Words {
  readonly t: ReturnType<typeof useTranslation>['t']
  readonly language: Language
  readonly locale: string
  /** The label of something that the server named in both languages. */
  readonly say: (label: Label) => string
}

/** The words of the app in the language of the reader; the component draws anew when it changes. */
export function useWords(): Words {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en'
  return { t, language, locale: localeOf(language), say: (label) => label[language] }
}
