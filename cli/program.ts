import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { ExitCode, GlobalOptions, TalkOptions, Terminal } from './context.ts'
import { sceneOf } from './commands/command.ts'
import type { Scene } from './commands/command.ts'
import { collect, whole, type Act } from './program-parts.ts'
import { addMetadata } from './program-metadata.ts'
import { addModels } from './program-models.ts'
import { addOperations } from './program-operations.ts'
import type { ConvertOptions } from './commands/convert.ts'
import type { DuplicatesOptions } from './commands/duplicates.ts'
import type { GetOptions, ListOptions, WriteOptions } from './commands/records.ts'
import type { LoginOptions } from './commands/auth.ts'
import type { QueryOptions } from './commands/query.ts'
import type { ExportOptions, ImportFileOptions } from './commands/import-export.ts'
import type { SearchOptions } from './commands/search.ts'
import type { ThreadsOptions } from './commands/threads.ts'
import type { ServeOptions } from './commands/serve.ts'

type Done = (code: ExitCode) => void

/** The command line. What a command needs is loaded when it runs, so help and errors come at once. */
export function createProgram(terminal: Terminal, done: Done): Command {
  const program = new Command('hotcrm')
  program
    .description('A CRM that you talk to. Without a command: a chat.\n与您对话的 CRM。不带命令时进入聊天。')
    .version(version())
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .argument('[prompt...]', 'say this first')
    .helpCommand(false)
  addGlobalOptions(program)
  addTalkOptions(program)
  const act = actions(terminal, done)

  program.action(act<TalkOptions>(talk))
  addApprovals(program, act)
  addRecords(program, act)
  addFiles(program, act)
  addLookups(program, act)
  addMetadata(program, act)
  addModels(program, act)
  addRepairs(program, act)
  addOperations(program, act)
  addMailbox(program, act)
  addServer(program, act)
  program.addHelpText('after', examples)
  return program
}

const examples = `
  hotcrm OBJECT list|get|create|update|delete|fields   lead, contact, account, opportunity, task …
  hotcrm lead convert ID [--account ID] [--deal NAME]  a contact of an account, with its history

Examples:
  hotcrm -p "show this week's new high-value leads"
  hotcrm -p "帮我查一下本周新增的高价值线索，给他们发一封欢迎邮件" --json
  hotcrm opportunity list --where 'amount>50000 and stage=negotiation' --sort -amount
  hotcrm approvals list
  hotcrm fields add account region --kind select --label Region --label-zh 区域 --choice emea=EMEA/欧洲

Exit codes: 0 ok · 1 failure · 2 usage · 3 not found, invalid or asked back · 4 sign-in or rights ·
            5 approval needed · 6 budget · 7 partly done · 130 interrupted`

/** Commander hands over arguments, then options, then the command; options may stand anywhere. */
function actions(terminal: Terminal, done: Done): Act {
  return <O extends GlobalOptions>(run: (scene: Scene<O>, args: readonly string[]) => Promise<ExitCode>) =>
    async (...given: unknown[]) => {
      const command = given.at(-1)
      if (!(command instanceof Command)) throw new Error('commander gave no command')
      // The shape of O is what the options below declare.
      const options = command.optsWithGlobals() as O
      done(await run(sceneOf(options, terminal), command.args))
    }
}

async function talk(scene: Scene<TalkOptions>, args: readonly string[]): Promise<ExitCode> {
  const { print } = scene.options
  const words = [typeof print === 'string' ? print : '', ...args].filter(Boolean).join(' ')
  if (print !== undefined || !scene.terminal.interactive)
    return (await import('./commands/prompt.ts')).runPrompt(words, scene)
  return (await import('./chat/start.ts')).startChat(words, scene)
}

function addGlobalOptions(program: Command): void {
  program
    .option('--json', 'print JSON')
    .option('--url <url>', 'server (or HOTCRM_URL); without it the local data directory')
    .option('--profile <name>', 'a server that `hotcrm auth login` kept')
    .option('--as <email>', 'act as this user (local data directory only)')
    .addOption(new Option('--lang <language>', 'language of messages and replies').choices(['en', 'zh']))
    .option('--no-color', 'no colours (or NO_COLOR)')
    .option('--no-input', 'never ask, never read stdin')
}

function addTalkOptions(program: Command): void {
  program
    .option('-p, --print [text]', 'say one thing, print the answer and end; stdin is added to it')
    .option('--thread <id>', 'go on in this conversation')
    .option('-c, --continue', 'go on in the newest conversation')
    .addOption(
      new Option('--approval <mode>', 'what may happen without asking').choices(['ask', 'plan', 'auto-safe']),
    )
    .option('--approve <tool[:glob]>', 'approve beforehand; may be given several times', collect, [])
    .option('--max-steps <n>', 'stop after so many steps', whole)
    .option('--max-cost <usd>', 'stop when the model has cost so much', amount)
    .option('--dry-run', 'plan only, change nothing')
}

function addApprovals(program: Command, act: Act): void {
  const approvals = program.command('approvals').description('what waits for a decision')
  const load = () => import('./commands/approvals.ts')
  approvals
    .command('list')
    .option('--all', 'decided ones too')
    .action(
      act<GlobalOptions & { all?: boolean }>(async (scene) =>
        (await load()).listApprovals(scene, scene.options.all ?? false),
      ),
    )
  approvals
    .command('show <id>')
    .description('every row with its full payload')
    .action(act(async (scene, [id = '']) => (await load()).showApproval(scene, id)))
  for (const decision of ['approve', 'reject'] as const)
    approvals
      .command(`${decision} <id>`)
      .description(`${decision} all rows, wait for the run, end as it ended`)
      .action(act(async (scene, [id = '']) => (await load()).decideApproval(scene, id, decision)))
}

function addRecords(program: Command, act: Act): void {
  const record = program.command('record', { hidden: true })
  const load = () => import('./commands/records.ts')
  record
    .command('list <object>')
    .option('--where <filter>', "'amount > 50000 and stage = negotiation'; see docs/reference/filter.md")
    .addOption(new Option('--filter <filter>', 'the same as --where').hideHelp())
    .option('--view <name>', 'a saved view, by name or id')
    .option('--search <text>', 'free text')
    .option('--sort <fields>', '-amount,created_at')
    .option('--limit <n>', '1 to 200', whole)
    .option('--cursor <cursor>', 'the next page')
    .option('--fields <names>', 'columns')
    .option('--csv', 'as CSV')
    .option('--ids', 'ids only, one a line')
    .action(act<ListOptions>(async (scene, [object = '']) => (await load()).listRecords(scene, object)))
  record
    .command('get <object> <id>')
    .option('--all', 'ids and what the system keeps, too')
    .action(
      act<GetOptions>(async (scene, [object = '', id = '']) => (await load()).getRecord(scene, object, id)),
    )
  writing(record.command('create <object>')).action(
    act<WriteOptions>(async (scene, [object = '']) => (await load()).createRecord(scene, object)),
  )
  writing(record.command('update <object> <id>')).action(
    act<WriteOptions>(async (scene, [object = '', id = '']) =>
      (await load()).updateRecord(scene, object, id),
    ),
  )
  record
    .command('delete <object> <id>')
    .option('--yes', 'really')
    .option('--if-version <n>', 'only if nobody changed it since', whole)
    .action(
      act<WriteOptions>(async (scene, [object = '', id = '']) =>
        (await load()).deleteRecord(scene, object, id),
      ),
    )
  record
    .command('convert <object> <id>')
    .option('--account <id>', 'an account that is there already')
    .option('--account-name <name>', 'name of the account that is made; else the company of the lead')
    .option('--contact <id>', 'the contact that the lead is already')
    .option('--deal [name]', 'with a deal')
    .option('--set <field=value>', 'of the deal; may be given several times', collect, [])
    .option('--if-version <n>', 'only if nobody changed it since', whole)
    .action(
      act<ConvertOptions>(async (scene, [object = '', id = '']) =>
        (await import('./commands/convert.ts')).convertRecord(scene, object, id),
      ),
    )
  record
    .command('fields <object>')
    .action(act(async (scene, [object = '']) => (await load()).listFields(scene, object)))
}

const writing = (command: Command) =>
  command
    .option('--set <field=value>', 'may be given several times', collect, [])
    .option('--all', 'show ids and what the system keeps, too')
    .option('--from <file>', 'JSON file, or - for stdin')
    .option('--if-version <n>', 'only if nobody changed it since', whole)

function addLookups(program: Command, act: Act): void {
  program
    .command('search <text...>')
    .description('find records by words and meaning')
    .option('--objects <names>', 'only these objects')
    .option('--limit <n>', 'hits at most', whole)
    .option('--ids', 'with their ids')
    .action(
      act<SearchOptions>(async (scene, words) =>
        (await import('./commands/search.ts')).search(scene, words.join(' ')),
      ),
    )
  program
    .command('threads')
    .description('your conversations, newest first; --thread ID or -c goes on')
    .option('--ids', 'with their ids')
    .action(act<ThreadsOptions>(async (scene) => (await import('./commands/threads.ts')).threads(scene)))
  program
    .command('query <text...>')
    .description('how a sentence is understood; never writes')
    .option('--explain', 'what each part was taken for')
    .action(
      act<QueryOptions>(async (scene, words) =>
        (await import('./commands/query.ts')).query(scene, words.join(' ')),
      ),
    )
}

function addFiles(program: Command, act: Act): void {
  const load = () => import('./commands/import-export.ts')
  program
    .command('import <object> <file>')
    .description('records from a CSV or XLSX file; `import revert ID` takes one back')
    .option('--map <column=field>', 'where a column goes; nothing after = leaves it out', collect, [])
    .option('--dedupe <fields>', 'what a row is matched by, such as email')
    .addOption(
      new Option('--on-match <rule>', 'a row that is there already').choices(['skip', 'update', 'create']),
    )
    .option('--create-missing <fields>', 'relations whose missing records are created by name')
    .action(
      act<ImportFileOptions>(async (scene, [object = '', file = '']) =>
        object === 'revert'
          ? (await load()).revertImport(scene, file)
          : (await load()).importFile(scene, object, file),
      ),
    )
  program
    .command('export <object> [file]')
    .description('records as a CSV or XLSX file, on stdout without one')
    .addOption(new Option('--format <format>', 'csv, or what the file is called').choices(['csv', 'xlsx']))
    .option('--filter <filter>', "'amount>50000 and stage=negotiation'")
    .option('--search <text>', 'free text')
    .option('--sort <fields>', '-amount,created_at')
    .option('--fields <names>', 'columns')
    .action(
      act<ExportOptions>(async (scene, [object = '', file]) =>
        (await load()).exportFile(scene, object, file),
      ),
    )
}

function addRepairs(program: Command, act: Act): void {
  program
    .command('undo <run>')
    .description('take back what a run wrote; also a set of writes by its id')
    .action(act(async (scene, [id = '']) => (await import('./commands/undo.ts')).undo(scene, id)))
  program
    .command('duplicates <object>')
    .description('records that may be the same, likeliest first')
    .option('--scan', 'look through all records first')
    .option('--limit <n>', 'pairs at most', whole)
    .option('--dismiss <pair>', 'two different things: never show this pair again')
    .action(
      act<DuplicatesOptions>(async (scene, [object = '']) =>
        (await import('./commands/duplicates.ts')).duplicates(scene, object),
      ),
    )
}

function addMailbox(program: Command, act: Act): void {
  program
    .command('mailbox')
    .description('mails captured because no SMTP server is configured')
    .action(act(async (scene) => (await import('./commands/mailbox.ts')).mailbox(scene)))
}

function addServer(program: Command, act: Act): void {
  program
    .command('serve')
    .description('run the server')
    .option('--port <port>', 'PORT')
    .option('--host <host>', 'HOST')
    .action(act<ServeOptions>(async (scene) => (await import('./commands/serve.ts')).serveCommand(scene)))
  // Listed for the help; run-cli.ts hands the words on before they are parsed here.
  program.command('eval [args...]').description('run or lint the evals').allowUnknownOption()
  const auth = program.command('auth').description('sign in to a server')
  const load = () => import('./commands/auth.ts')
  auth.command('status').action(act(async (scene) => (await load()).authStatus(scene)))
  auth
    .command('login')
    .option('--email <email>', 'whom')
    .action(act<LoginOptions>(async (scene) => (await load()).login(scene)))
  auth.command('logout').action(act(async (scene) => (await load()).logout(scene)))
  const profile = program.command('profile').description('servers that were signed in to')
  profile.command('list').action(act(async (scene) => (await load()).listProfiles(scene)))
  profile
    .command('use <name>')
    .action(act(async (scene, [name = '']) => (await load()).chooseProfile(scene, name)))
}

function amount(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('a number, please')
  return Number(text)
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
