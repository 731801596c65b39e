import { CommanderError } from 'commander'
import { languageOf } from './context.ts'
import type { ExitCode, Terminal } from './context.ts'
import { exitOf, wordsOf } from './exit.ts'
import { createProgram } from './program.ts'

/** Runs one command line and answers with its exit code; never throws. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  // The eval runner has options of its own, which are not to be read as ours.
  if (args[0] === 'eval') return (await import('./commands/evals.ts')).evals(args.slice(1), terminal)
  let code: ExitCode = 0
  const program = createProgram(terminal, (result) => (code = result))
  try {
    await program.parseAsync(routed(args), { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const words = wordsOf(error, languageOf({ lang: langOf(args) }, terminal.env))
    if (words) terminal.err(`${words}\n`)
    if (terminal.env['HOTCRM_DEBUG'] && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`)
    return terminal.signal.aborted ? 130 : exitOf(error)
  }
}

const verbs = new Set(['list', 'get', 'create', 'update', 'delete', 'convert', 'fields'])
const commands = new Set(['approvals', 'profile', 'objects', 'fields', 'model'])

/** `hotcrm lead list` is `hotcrm record list lead`: any object may stand first, custom ones too. */
function routed(args: readonly string[]): string[] {
  const first = args.findIndex((arg, at) => !arg.startsWith('-') && !takesValue.has(args[at - 1] ?? ''))
  const object = args[first]
  const verb = args[first + 1]
  if (first < 0 || !object || !verb || commands.has(object) || !verbs.has(verb)) return [...args]
  return [...args.slice(0, first), 'record', verb, object, ...args.slice(first + 2)]
}

/** After these the next word is theirs, and no object. */
const takesValue = new Set([
  '-p',
  '--print',
  '--url',
  '--profile',
  '--as',
  '--lang',
  '--approval',
  '--approve',
  '--thread',
  '--max-steps',
  '--max-cost',
])

function langOf(args: readonly string[]) {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const given = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1])
  return given === 'zh' || given === 'en' ? given : undefined
}
