import { access, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { explainFile, fileHasCover, type ExplainedRow, type FileExplanation } from '#server'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { table } from '../output/table.ts'
import { printJson, type Scene } from './command.ts'

export interface ExplainOptions extends GlobalOptions {
  readonly onnx: string
  readonly rows: string
  readonly background?: string
  readonly interactions?: boolean
  readonly cover?: string
}

/** Features of a row that are shown; JSON has all. */
const shown = 8

/** `hotcrm model explain --onnx FILE --rows FILE`: works on files, opens no store. */
export async function explainModel(scene: Scene<ExplainOptions>): Promise<ExitCode> {
  const { options, terminal } = scene
  const [onnx, rows, background] = await Promise.all([
    readFile(options.onnx).catch(unreadable('--onnx', options.onnx)),
    json('--rows', options.rows, scene),
    options.background === undefined ? undefined : json('--background', options.background, scene),
  ])
  const cover = await coverOf(onnx, scene)
  const explanation = await explainFile({ onnx, rows, background, cover, interactions: options.interactions })
  if (options.json) printJson(terminal, explanation)
  else terminal.out(explanation.rows.map((row, i) => shownRow(scene, explanation, row, i)).join('\n'))
  return 0
}

/**
 * Trees with cover: those asked for, or NAME.model.json beside NAME.onnx or NAME.v5.onnx when the file itself tells
 * none and no background was given.
 */
async function coverOf(onnx: Uint8Array, scene: Scene<ExplainOptions>): Promise<unknown> {
  const { options, terminal, say } = scene
  if (options.cover !== undefined) return json('--cover', options.cover, scene)
  if (options.background !== undefined && !options.interactions) return undefined
  const beside = options.onnx.replace(/(\.v5|\.cls)?\.onnx$/, '.model.json')
  if (beside === options.onnx || (await fileHasCover(onnx)) || !(await exists(beside))) return undefined
  terminal.err(`${say('cover_from', { file: basename(beside) })}\n`)
  return json('--cover', beside, scene)
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

async function json(option: string, path: string, { terminal }: Scene): Promise<unknown> {
  const text =
    path === '-'
      ? await readText(terminal.stdin)
      : await readFile(path, 'utf8').catch(unreadable(option, path))
  try {
    return JSON.parse(text)
  } catch (error) {
    return unreadable(option, path)(error)
  }
}

const unreadable =
  (option: string, path: string) =>
  (error: unknown): never => {
    throw new Exit(2, `${option} ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }

/** The margin, and the features that moved it most. */
function shownRow(
  { say, terminal }: Scene,
  { features }: FileExplanation,
  { margin, probability, expected_value, shap, values }: ExplainedRow,
  i: number,
): string {
  const figures = { row: i + 1, margin: rounded(margin), expected: rounded(expected_value) }
  const head =
    probability === null
      ? say('explained_row', figures)
      : say('explained_chance', { ...figures, probability: rounded(probability) })
  const strongest = shap
    .map((one, place) => ({ one, name: features[place] ?? '', value: values[place] ?? null }))
    .sort((a, b) => Math.abs(b.one) - Math.abs(a.one))
  const others = strongest.slice(shown)
  const lines = table(
    [
      { title: say('title_feature') },
      { title: say('title_value'), align: 'right' },
      { title: 'SHAP', align: 'right' },
    ],
    strongest
      .slice(0, shown)
      .map(({ name, value, one }) => [
        name,
        value === null ? '–' : String(Number(value.toPrecision(7))),
        signed(one),
      ]),
    terminal.columns,
  )
  const rest = others.reduce((sum, { one }) => sum + one, 0)
  const more =
    others.length > 0 ? `${say('explained_others', { count: others.length, shap: signed(rest) })}\n` : ''
  return `${head}\n${lines}\n${more}`
}
const rounded = (value: number): string => value.toFixed(4).replace('-', '−')
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`
