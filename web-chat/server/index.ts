/**
 * The door of the server. What is heavy is loaded when it is first asked for, so that a command
 * which only looks for a running server, or prints its help, stays fast.
 */
export { readConfig } from './config.ts'
export { environment } from './environment.ts'
export type { Config } from './config.ts'
export { inProcessFetch } from './in-process.ts'
export type { Hotcrm, HotcrmOptions } from './compose.ts'
export type { Serving } from './serve.ts'
export type { LocalServer } from './local-server.ts'
export type { ExplainedRow, ExplainFileRequest, FileExplanation } from '#models'
export type { TrainedFile, TrainingFile } from '#models'
import type { TrainedFile, TrainingFile, TrainOptions } from '#models'
import type { Config } from './config.ts'
import type { Hotcrm, HotcrmOptions } from './compose.ts'
import type { Serving } from './serve.ts'
import type { LocalServer } from './local-server.ts'
import type { ExplainFileRequest, FileExplanation } from '#models'

/** Opens the whole product in this process: store, agent, routes, workers. It does not listen. */
export async function openHotcrm(config: Config, options?: HotcrmOptions): Promise<Hotcrm> {
  return (await import('./compose.ts')).openHotcrm(config, options)
}

/** The same, listening on HTTP, with its address where a CLI finds it. */
export async function serve(config: Config): Promise<Serving> {
  return (await import('./serve.ts')).serve(config)
}

/** The server that owns an embedded data directory now; null when nobody does. */
export async function findLocalServer(data_dir: string): Promise<LocalServer | null> {
  return (await import('./local-server.ts')).findLocalServer(data_dir)
}

/** Explains rows by an ONNX file alone; no store is opened. */
export async function explainFile(request: ExplainFileRequest): Promise<FileExplanation> {
  return (await import('#models')).explainFile(request)
}

/** Whether an ONNX file tells what explaining by its trees alone needs. */
export async function fileHasCover(onnx: Uint8Array): Promise<boolean> {
  return (await import('#models')).fileHasCover(onnx)
}

/** Trains a model on a CSV file. No store is opened, nothing leaves the machine. */
export async function trainFile(
  file: TrainingFile,
  options: Pick<TrainOptions, 'seed' | 'signal' | 'keep'>,
): Promise<TrainedFile> {
  return (await import('./train-file.ts')).trainFile(file, options)
}
