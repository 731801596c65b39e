import { setPriority } from 'node:os'
import { parentPort, type MessagePort } from 'node:worker_threads'
import { HotcrmError } from '#crm-core/contract'
import { openSession, type Session } from '../onnx/session.ts'
import { readEnsemble } from '../onnx/read.ts'
import { compileExplainer, type Explainer } from '../shap/explainer.ts'
import type { RowsDone, RowsFailed, RowsTask } from './messages.ts'

/** Runs in a thread of its own: predicts and explains the rows of each message, one message after the other. */
interface Model {
  readonly session: Session
  readonly explainer: Explainer
}
/** The last few models; a model's tables are made once a thread. */
const models = new Map<string, Promise<Model>>()
const most = 4

async function open(file: Uint8Array): Promise<Model> {
  const session = await openSession(file)
  return { session, explainer: compileExplainer(readEnsemble(file).trees) }
}

async function modelOf({ sha256, model }: RowsTask): Promise<Model> {
  const known = models.get(sha256)
  if (!known && !model) throw new Error(`the model ${sha256} was not sent`)
  const found = known ?? open(model ?? new Uint8Array(0))
  models.delete(sha256)
  models.set(sha256, found)
  const [oldest] = models
  if (models.size > most && oldest) {
    models.delete(oldest[0])
    await (await oldest[1]).session.release()
  }
  return found
}

async function run(task: RowsTask): Promise<RowsDone> {
  const { id, rows, count, explain } = task
  const { session, explainer } = await modelOf(task)
  const predictions = await session.predict(Float32Array.from(rows), count)
  if (!explain) return { id, predictions, base: 0, shap: new Float64Array(0) }
  return { id, predictions, base: explainer.expectedValue, shap: explainer.explainRows(rows, count) }
}

const failure = (id: number, error: unknown): RowsFailed => ({
  id,
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof HotcrmError ? error.code : null,
  params: error instanceof HotcrmError ? error.params : {},
})

async function answer(task: RowsTask, port: MessagePort): Promise<void> {
  try {
    const done = await run(task)
    port.postMessage(done, [done.shap.buffer])
  } catch (error) {
    // A model that failed is asked for again.
    models.delete(task.sha256)
    port.postMessage(failure(task.id, error), [])
  }
}

// The thread that answers people goes first. On Linux this is about the calling thread; elsewhere it would slow the
// whole process down.
if (process.platform === 'linux') setPriority(0, 5)

const port = parentPort
port?.on('message', (task: RowsTask) => void answer(task, port))
