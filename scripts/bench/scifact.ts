import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

const folder = join(process.env['HOTCRM_SHARED_DATA'] ?? '../shared/data', 'retrieval/scifact')
const abstract = z.object({ _id: z.coerce.string(), title: z.string(), text: z.string() })
const question = z.object({ _id: z.coerce.string(), text: z.string() })

export interface Abstract {
  readonly id: string
  readonly title: string
  readonly text: string
}
/** A question with the documents that answer it, by gain. */
export interface Judged {
  readonly text: string
  readonly relevant: ReadonlyMap<string, number>
}

/** BEIR SciFact: all abstracts and the questions of the test split with their judgements. */
export async function readScifact(): Promise<{ abstracts: Abstract[]; questions: Judged[] }> {
  const [corpus, queries, judgements] = await Promise.all([
    readFile(join(folder, 'corpus.jsonl.gz')).then((bytes) => gunzipSync(bytes).toString('utf8')),
    readFile(join(folder, 'queries.jsonl'), 'utf8'),
    readFile(join(folder, 'qrels-test.tsv'), 'utf8'),
  ])
  const relevant = Map.groupBy(
    judgements
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')),
    ([id = '']) => id,
  )
  const questions = lines(queries).flatMap((line) => {
    const { _id, text } = question.parse(JSON.parse(line))
    const rows = relevant.get(_id)
    return rows ? [{ text, relevant: new Map(rows.map(([, id = '', gain]) => [id, Number(gain)])) }] : []
  })
  const abstracts = lines(corpus).map((line) => {
    const { _id, title, text } = abstract.parse(JSON.parse(line))
    return { id: _id, title, text }
  })
  return { abstracts, questions }
}
const lines = (text: string): string[] => text.trim().split('\n')
