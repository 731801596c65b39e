import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { HotcrmError } from '#crm-core/contract'
import { lintEvals, reportText, runEvals, type EvalOptions } from './index.ts'

const usage = `hotcrm eval run|lint [SUITE[/CASE]] [--locale en,zh] [--lane builtin|scripted] [--json] [--out FILE]

run    plays the cases with the agent; exit 1 when one that gates fails
lint   proves that every case can fail; exit 1 when one cannot
--json prints the whole report as JSON; --out writes it to a file, and the words go on to the terminal
`

/** 0 all well, 1 a case failed, 2 the command or a case file is wrong. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      locale: { type: 'string' },
      lane: { type: 'string' },
      json: { type: 'boolean' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const [command, only] = positionals
  if (values.help || (command !== 'run' && command !== 'lint')) {
    process.stderr.write(usage)
    return values.help ? 0 : 2
  }
  const options: EvalOptions = { only, locales: localesIn(values.locale), lane: laneIn(values.lane) }
  const { report, text } = command === 'run' ? await run(options) : await lint(options)
  const json = `${JSON.stringify(report)}\n`
  if (values.out !== undefined) await write(values.out, json)
  process.stdout.write(values.json === true ? json : `${text}\n`)
  return report.ok ? 0 : 1
}

async function run(options: EvalOptions) {
  const report = await runEvals({
    ...options,
    progress: ({ pass }) => void process.stderr.write(pass ? '.' : '✗'),
  })
  process.stderr.write('\n')
  return { report, text: reportText(report) }
}

async function lint(options: EvalOptions) {
  const report = await lintEvals(options)
  const { cases, trials, mutants, problems } = report
  const sum = `${cases} cases, ${trials} by language, ${mutants} wrong runs, ${problems.length} problems`
  return { report, text: [...problems, sum].join('\n') }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}

function localesIn(text: string | undefined): EvalOptions['locales'] {
  return text?.split(',').map((word) => {
    if (word === 'en' || word === 'zh') return word
    throw new HotcrmError('bad_request', { reason: `--locale takes en, zh or en,zh; got ${word}` })
  })
}
function laneIn(text: string | undefined): EvalOptions['lane'] {
  if (text === undefined || text === 'builtin' || text === 'scripted') return text
  throw new HotcrmError('bad_request', { reason: `--lane takes builtin or scripted; got ${text}` })
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
