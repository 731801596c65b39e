import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { modelNames, type ModelJob, type ModelName, type NewRemoteEndpoint } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { jobText, modelsText, reportText } from '../output/models.ts'
import { printJson, withConnection, type ConnectedScene, type Scene } from './command.ts'

export interface PromoteOptions extends GlobalOptions {
  readonly stage: 'champion' | 'challenger' | 'shadow' | 'candidate'
  /** Of a challenger: the share of records that it answers, 0 to 1. */
  readonly share?: number
}
export interface RollbackOptions extends GlobalOptions {
  readonly reason?: string
}
export interface JobOptions extends GlobalOptions {
  /** Come back at once; the server goes on. */
  readonly detach?: boolean
}

/** A model by its name; the words of the refusal name all. */
export function modelNamed(name: string, { say }: Scene): ModelName {
  const found = modelNames.find((one) => one === name)
  if (!found) throw new Exit(2, say('no_such_model', { name, known: modelNames.join(', ') }))
  return found
}

/** `hotcrm model list` */
export const listModels = (scene: Scene): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, language }) => {
    const models = await connection.client.models.list()
    if (options.json) printJson(terminal, models)
    else terminal.out(modelsText(models, language, terminal.columns))
    return 0
  })

/** `hotcrm model report NAME`; with --json what the monitor sees, too. */
export const reportModel = (scene: Scene, name: string): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, language }) => {
    const { models } = connection.client
    const model = modelNamed(name, scene)
    const summary = await models.get(model)
    if (options.json) printJson(terminal, { ...summary, monitor: await models.monitor(model) })
    else terminal.out(reportText(summary, language, terminal.columns))
    return 0
  })

/** `hotcrm model train NAME` and `hotcrm model rescore NAME`; exit code 3 when no version came of a training. */
export const runModelJob = (
  scene: Scene<JobOptions>,
  name: string,
  kind: 'train' | 'rescore',
): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { connection, options, terminal } = connected
    const model = modelNamed(name, scene)
    const begun = await connection.client.models[kind](model)
    // A store that this process has opened itself works only as long as it stays.
    const job = options.detach && !connection.in_process ? begun : await followed(connected, begun)
    if (options.json) printJson(terminal, job)
    return ended(connected, job)
  })

/** Waits for the end of a job, with a line that tells how far it is; stopping the CLI stops only the waiting. */
async function followed(scene: ConnectedScene<JobOptions>, begun: ModelJob): Promise<ModelJob> {
  const { connection, terminal, language, options } = scene
  const live = terminal.interactive && !options.json
  let now = begun
  for (let pause = 50; isUnderWay(now) && !terminal.signal.aborted; pause = Math.min(pause * 2, 1000)) {
    if (live) terminal.err(`\r\u001b[K${jobText(now, language)}`)
    await wait(pause)
    const latest = (await connection.client.models.get(begun.model)).job
    if (latest?.id !== begun.id) break
    now = latest
  }
  if (live) terminal.err('\r\u001b[K')
  return now
}
const isUnderWay = ({ status }: ModelJob): boolean => status === 'queued' || status === 'running'

function ended({ terminal, say }: ConnectedScene, job: ModelJob): ExitCode {
  const { kind, version, refused, error, model, done } = job
  if (isUnderWay(job)) {
    terminal.err(`${say('model_job_goes_on')}\n`)
    return terminal.signal.aborted ? 130 : 0
  }
  if (error !== null) throw new Exit(1, error)
  if (refused !== null) throw new Exit(3, say(`refused_${refused}`))
  terminal.err(
    `${kind === 'train' ? say('model_trained', { model, version: version ?? '' }) : say('model_rescored', { done })}\n`,
  )
  return 0
}

/** `hotcrm model promote NAME VERSION [--stage challenger --share 0.1]` */
export const promoteModel = (scene: Scene<PromoteOptions>, name: string, number: string): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, say }) => {
    if (!/^\d+$/.test(number)) throw new Exit(2, say('version_number', { said: number }))
    const { stage, share } = options
    const model = modelNamed(name, scene)
    const version = await connection.client.models.stage(model, Number(number), {
      stage,
      ...(share !== undefined && { share }),
    })
    if (options.json) printJson(terminal, version)
    else
      terminal.out(
        `${say(`staged_${stage}`, { model, version: version.version, share: percent(version.share) })}\n`,
      )
    return 0
  })
const percent = (share: number): string => `${Math.round(share * 100)}%`

/** `hotcrm model remote NAME FILE`: where the model answers, as JSON; the server says what is wrong with it. */
export const addRemoteModel = (scene: Scene, name: string, file: string): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, say }) => {
    const model = modelNamed(name, scene)
    const version = await connection.client.models.addRemote(model, await endpointIn(file, scene))
    if (options.json) printJson(terminal, version)
    else terminal.out(`${say('remote_added', { model, version: version.version })}\n`)
    return 0
  })
async function endpointIn(file: string, { say }: Scene): Promise<NewRemoteEndpoint> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    // Why JSON is none would quote a piece of it, and it holds keys.
    throw new Exit(2, say('no_endpoint_file', { file }))
  }
}

/** `hotcrm model rollback NAME` */
export const rollBackModel = (scene: Scene<RollbackOptions>, name: string): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, say }) => {
    const model = modelNamed(name, scene)
    const summary = await connection.client.models.rollback(model, options.reason ?? say('by_hand'))
    const { version } = summary.serving
    if (options.json) printJson(terminal, summary)
    else
      terminal.out(
        `${version === 0 ? say('answers_base', { model }) : say('answers_version', { model, version })}\n`,
      )
    return 0
  })
