import { errorWords, HotcrmError, type Cell, type ImportIssue, type Language } from '../contract.ts'
import type { Scope } from '../records/scope.ts'
import { csvBytes } from './export/csv.ts'
import { dataRows } from './inspect.ts'
import { issuePage } from './issue-store.ts'
import type { Desk } from './run/run-import.ts'
import { ownRun, type Stored } from './run-store.ts'

const at_a_time = 500
/** The rows that did not come in, as the file has them, and beside each what is wrong: to be mended and imported again. */
export async function failedRows(scope: Scope, desk: Desk, id: string): Promise<AsyncIterable<Uint8Array>> {
  const one = await ownRun(scope, id)
  const { language } = scope.actor
  if (one.file_key === null)
    throw new HotcrmError('conflict', {
      reason: language === 'zh' ? '该文件已不再保留' : 'its file is not kept any more',
    })
  const file = await desk.files.get(one.file_key)
  return csvBytes({
    titles: [...one.columns.map(({ column }) => column), language === 'zh' ? '问题' : 'What is wrong'],
    pages: pagesOf(scope, one, file),
  })
}

/** The file and its issues are both in the order of rows: they are read side by side, never whole. */
async function* pagesOf(scope: Scope, one: Stored, file: Blob): AsyncGenerator<(readonly Cell[])[]> {
  const wrong = byRow(scope, one.id)
  let next = await wrong.next()
  let page: (readonly Cell[])[] = []
  for await (const { row, cells } of dataRows(file, one.format)) {
    if (next.done) break
    if (next.value.row !== row) continue
    page.push([...one.columns.map((_, i) => cells[i] ?? null), next.value.words])
    next = await wrong.next()
    if (page.length < at_a_time) continue
    yield page
    page = []
  }
  yield page
}

/** The issues of each row in words, a row at a time. */
async function* byRow(scope: Scope, id: string): AsyncGenerator<{ row: number; words: string }> {
  let row = 0
  let words: string[] = []
  for await (const issue of allIssues(scope, id)) {
    if (issue.row !== row && words.length > 0) {
      yield { row, words: words.join(' · ') }
      words = []
    }
    row = issue.row
    words.push(wordsOf(issue, scope.actor.language))
  }
  if (words.length > 0) yield { row, words: words.join(' · ') }
}

async function* allIssues(scope: Scope, id: string): AsyncGenerator<ImportIssue> {
  let cursor: string | null | undefined
  do {
    const page = await issuePage(scope, id, { limit: 1000, ...(cursor ? { cursor } : {}) })
    yield* page.items
    cursor = page.next_cursor
  } while (cursor)
}

const wordsOf = ({ column, at, code, params }: ImportIssue, language: Language): string => {
  const words = errorWords(code, { field: at, ...params }, language)
  return column === null ? words : `${column}: ${words}`
}
