import { z } from 'zod'
import { HotcrmError, modelNames, type ModelJob, type ModelJobKind, type ModelName } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import type { JobEnd, ModelsOptions } from './ports.ts'
import { scoreRecords, type ScoringMeans } from './score-records.ts'
import { trainVersion } from './train-version.ts'

const jobName = 'model_job'
const jobData = z.object({ tenant_id: z.string(), id: z.string() })
/** Records of one step of a rescoring. */
const pageSize = 500

export interface JobMeans extends ScoringMeans, Pick<ModelsOptions, 'queue' | 'definitions'> {}

/** Asks for training or rescoring in the background; model_job_running where it is under way. */
export async function startJob(
  { workspace, queue }: JobMeans,
  tenant_id: string,
  model: ModelName,
  kind: ModelJobKind,
  by: string | null,
): Promise<ModelJob> {
  const job = await workspace(tenant_id).jobs.add(model, kind, by)
  if (!job) throw new HotcrmError('model_job_running', { model })
  await queue.enqueue(jobName, { tenant_id, id: job.id }, { key: job.id })
  return job
}

/** Takes jobs in this process. */
export const workJobs = (means: JobMeans): Promise<void> =>
  means.queue.work(jobName, async (data, signal) => {
    const { tenant_id, id } = jobData.parse(data)
    await runJob(means, tenant_id, id, signal)
  })

/** Runs a job unless somebody else does. Whatever ends it is told in the job; one that is cut off is taken up again. */
export async function runJob(
  means: JobMeans,
  tenant_id: string,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const { jobs } = means.workspace(tenant_id)
  const job = await jobs.take(id)
  if (!job) return
  const definition = means.definitions.find(({ name }) => name === job.model)
  if (!definition) return jobs.end(id, { error: unknownModel(job.model).message })
  try {
    await jobs.end(id, await work[job.kind](means, { tenant_id, definition, job, signal }))
  } catch (error) {
    if (signal.aborted) throw error
    if (!(error instanceof HotcrmError))
      means.report?.(error instanceof Error ? error : new Error(String(error)))
    await jobs.end(id, { error: error instanceof HotcrmError ? error.message : 'internal' })
  }
}
interface Work {
  readonly tenant_id: string
  readonly definition: ModelDefinition
  readonly job: ModelJob
  readonly signal: AbortSignal
}

const work: Readonly<Record<ModelJobKind, (means: JobMeans, one: Work) => Promise<JobEnd>>> = {
  async train({ workspace, clock }, { tenant_id, definition, job, signal }) {
    const { store, history, jobs } = workspace(tenant_id)
    const progress = (done: number) => jobs.progress(job.id, done, 0)
    const { onnx, sha256, report } = await trainVersion(definition, history, clock.now(), {
      progress,
      signal,
    })
    if (!onnx || !sha256) return { refused: report.refused ?? 'no_features' }
    const { version } = await store.add({
      model: definition.name,
      origin: 'own',
      onnx,
      sha256,
      report,
      stage: 'candidate',
      created_by: job.requested_by,
    })
    return { version }
  },
  async rescore(means, { tenant_id, definition, job, signal }) {
    const { history, jobs } = means.workspace(tenant_id)
    let done = 0
    let after: string | undefined
    for (;;) {
      signal.throwIfAborted()
      const lives = await history.lives(definition.object, {
        fields: [],
        changes: [],
        after,
        limit: pageSize,
      })
      await scoreRecords(
        means,
        tenant_id,
        definition,
        lives.map(({ id }) => id),
      )
      done += lives.length
      after = lives.at(-1)?.id
      await jobs.progress(job.id, done, done)
      if (lives.length < pageSize) return {}
    }
  },
}

export const unknownModel = (got: string): HotcrmError =>
  new HotcrmError('unknown_model', { got: got.slice(0, 64), choices: modelNames.join(', ') })
