import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { trainFile, type TrainedFile } from '#server'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { trialText } from '../output/trial.ts'
import { printJson } from './command.ts'
import type { Scene } from './command.ts'

export interface TrainFileOptions extends GlobalOptions {
  readonly csv: string
  readonly target: string
  readonly positive?: string
  readonly negative?: string
  readonly drop: readonly string[]
  readonly keep: readonly string[]
  readonly missing: readonly string[]
  readonly date?: string
  readonly folds?: string
  readonly out?: string
  readonly seed?: number
}

/** `hotcrm model train --csv FILE --target COLUMN`; exit code 3 when the data cannot carry a model. */
export async function trainOnFile({
  options,
  terminal,
  language,
  say,
}: Scene<TrainFileOptions>): Promise<ExitCode> {
  const { csv, target, positive, negative, missing, date, folds, seed, out } = options
  const trained = await trainFile(
    { csv, target, positive, negative, missing, date, folds, drop: listed(options.drop) },
    { seed, keep: listed(options.keep), signal: terminal.signal },
  )
  if (options.json) printJson(terminal, jsonOf(trained))
  else terminal.out(trialText(trained, language, terminal.columns))
  if (out !== undefined) {
    await writeTo(out, trained)
    if (!options.json) terminal.err(`${say('exported', { path: out })}\n`)
  }
  const { refused } = trained.report
  if (refused === null) return 0
  terminal.err(`${say(`refused_${refused}`)}\n`)
  return 3
}

/** `a,b` and `a` `b` are the same. */
const listed = (given: readonly string[]): string[] =>
  given
    .flatMap((columns) => columns.split(','))
    .map((column) => column.trim())
    .filter(Boolean)

const jsonOf = ({
  report,
  schema,
  permutation,
  fold_seconds,
  positive,
  negative,
  left_out,
}: TrainedFile) => ({
  report,
  schema,
  permutation,
  fold_seconds,
  positive,
  negative,
  left_out,
})

/** Without what differs from run to run, so that the same data and seed write the same bytes. */
async function writeTo(folder: string, trained: TrainedFile): Promise<void> {
  const { seconds: _, peak_memory_mb: __, ...report } = trained.report
  const { positive, negative, permutation, left_out, schema, onnx } = trained
  await mkdir(folder, { recursive: true })
  const write = (name: string, data: unknown) =>
    writeFile(join(folder, name), `${JSON.stringify(data, null, 2)}\n`)
  await write('report.json', { positive, negative, ...report, permutation, left_out })
  await write('schema.json', schema)
  if (onnx) await writeFile(join(folder, 'model.onnx'), onnx)
}
