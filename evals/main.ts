import { parseArgs } from 'node:util'
import { HotcrmError } from '#crm-core/contract'
import { lintEvals, reportText, runEvals, type EvalOptions } from './index.ts'

const usage = `hotcrm eval run|lint [SUITE[/CASE]] [--locale en,zh] [--lane builtin|scripted] [--json]

run   plays the cases with the agent; exit 1 when one that gates fails
lint  proves that every case can fail; exit 1 when one cannot
`

/** 0 all well, 1 a case failed, 2 the command or a case file is wrong. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      locale: { type: 'string' },
      lane: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const [command, only] = positionals
  if (values.help || (command !== 'run' && command !== 'lint')) {
    process.stderr.write(usage)
    return values.help ? 0 : 2
  }
  const options: EvalOptions = { only, locales: localesIn(values.locale), lane: laneIn(values.lane) }
  return command === 'run' ? run(options, values.json ?? false) : lint(options, values.json ?? false)
}

async function run(options: EvalOptions, json: boolean): Promise<number> {
  const report = await runEvals({
    ...options,
    progress: ({ pass }) => void process.stderr.write(pass ? '.' : '✗'),
  })
  process.stderr.write('\n')
  process.stdout.write(`${json ? JSON.stringify(report) : reportText(report)}\n`)
  return report.ok ? 0 : 1
}

async function lint(options: EvalOptions, json: boolean): Promise<number> {
  const report = await lintEvals(options)
  const { cases, trials, mutants, problems } = report
  const words = [
    ...problems,
    `${cases} cases, ${trials} by language, ${mutants} wrong runs, ${problems.length} problems`,
  ]
  process.stdout.write(`${json ? JSON.stringify(report) : words.join('\n')}\n`)
  return report.ok ? 0 : 1
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
