import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { pagesEn } from './pages-en.ts'
import { pagesZh } from './pages-zh.ts'
import { dataEn } from './data-en.ts'
import { dataZh } from './data-zh.ts'
import { modelsEn } from './models-en.ts'
import { modelsZh } from './models-zh.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

type Words = { readonly [key: string]: string | Words }
const flatten = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  )
const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()

describe('the words of the app', () => {
  const english = new Map(flatten({ ...en, data: dataEn, pages: pagesEn, models: modelsEn }))
  const chinese = new Map(flatten({ ...zh, data: dataZh, pages: pagesZh, models: modelsZh }))

  it('have the same keys in both languages, and none is empty', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()])
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('take the same values in both languages', () => {
    for (const [key, text] of english)
      expect([key, placeholders(chinese.get(key) ?? '')]).toEqual([key, placeholders(text)])
  })

  it('are really Chinese in Chinese', () => {
    const same = [...chinese].filter(([key, text]) => text === english.get(key))
    expect(same.map(([key]) => key)).toEqual(['language.en', 'language.zh'])
  })

  it('are nowhere written into a component', async () => {
    const app = fileURLToPath(new URL('..', import.meta.url))
    const found: string[] = []
    for await (const file of glob('**/*.tsx', { cwd: app })) {
      const source = await readFile(`${app}/${file}`, 'utf8')
      for (const text of literalTexts(source)) found.push(`${file}: ${text}`)
    }
    expect(found).toEqual([])
  })

  it('would be found if they were', () => {
    expect(literalTexts('<p className="x">Hello there</p>')).toEqual(['Hello there'])
    expect(literalTexts('<input placeholder="Type here" />')).toEqual(['Type here'])
    expect(literalTexts('<b>欢迎</b>')).toEqual(['欢迎'])
  })
})

/** Words between tags, or in attributes that people read; the name of the product is a name, and code between two pieces of JSX is code. */
function literalTexts(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const between = [...code.matchAll(/<\/?[a-zA-Z][^<>]*>\s*([\p{L}][^<>{}]*?)\s*<\/?[a-zA-Z]/gu)].map(
    (match) => match[1] ?? '',
  )
  const attributes = [...code.matchAll(/\b(?:placeholder|title|aria-label|alt)="([^"]*\p{L}[^"]*)"/gu)].map(
    (match) => match[1] ?? '',
  )
  return [...between, ...attributes].filter(
    (text) => text !== 'HotCRM' && !/\b(return|export|case)\b/.test(text),
  )
}
