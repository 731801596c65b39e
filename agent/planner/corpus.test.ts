import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCorpus, problemOf } from './testing/corpus.ts'

const folder = join(import.meta.dirname, 'corpus')
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort())
  describe(`the planner reads ${file.replace('.yaml', '')}`, () => {
    const cases = loadCorpus(readFileSync(join(folder, file), 'utf8'))
    for (const one of cases) it(`${one.language}: ${one.text}`, () => expect(problemOf(one)).toBeNull())
  })
