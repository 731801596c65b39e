import type { Language } from '#crm-core/contract'
import { localeOf } from './language.ts'
import { modelsEn } from './models-en.ts'
import { modelsZh } from './models-zh.ts'
import { useWords } from './index.ts'

/*
 * These words are looked up by hand and not by i18next: its types build the union of all words of all catalogs at
 * each call, and with these the compiler gives up. The texts are written alike: {{name}}, and _one and _other.
 */
type Singular<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key
type PathsIn<Words, Before extends string = ''> = {
  [Key in keyof Words & string]: Words[Key] extends string
    ? `${Before}${Singular<Key>}`
    : PathsIn<Words[Key], `${Before}${Key}.`>
}[keyof Words & string]

export type ModelWord = PathsIn<typeof modelsEn>
type Values = Readonly<Record<string, string | number>>
export type ModelWords = (word: ModelWord, values?: Values) => string

/** The words of scores, forecasts and the pages about models; what all pages share is with `useWords`. */
export function useModelWords(): ModelWords {
  const { language } = useWords()
  return (word, values = {}) => modelText(language, word, values)
}

/** A word with its values put in; `count` chooses between one and several. */
export function modelText(language: Language, word: ModelWord, values: Values = {}): string {
  const all = texts[language]
  const form = plurals[language].select(Number(values['count'] ?? 0))
  const text = all.get(word) ?? all.get(`${word}_${form}`) ?? all.get(`${word}_other`) ?? word
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

interface Tree {
  readonly [key: string]: string | Tree
}
const flat = (words: Tree, before = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  )
const texts = { en: new Map(flat(modelsEn)), zh: new Map(flat(modelsZh)) }
const plurals = {
  en: new Intl.PluralRules(localeOf('en')),
  zh: new Intl.PluralRules(localeOf('zh')),
}
