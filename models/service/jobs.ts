import { z } from 'zod'
import { HotcrmError, modelNames, type ModelJob, type ModelJobKind, type ModelName } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import type { DefinitionIn } from './definitions-in.ts'
import type { JobEnd, ModelsOptions } from './ports.ts'
import { scoreRecords, type ScoringMeans } from './score-records.ts'
import { trainVersion } from './train-version.ts'

const jobName = 'model_job'
const jobData = z.object({ tenant_id: z.string(), id: z.string() })
/** Records of one step of a rescoring. */
const pageSize = 500
/** Fitting takes longer than a job is left alone; so often it is said that somebody still works on it. */
const beat_ms = 60_000

export interface JobMeans extends ScoringMeans, Pick<ModelsOptions, 'queue'> {
  readonly definitionIn: DefinitionIn
}

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
  const definition = means.definitionIn(tenant_id, job.model)
  if (!definition) return jobs.end(id, { error: unknownModel(job.model).message })
  const far = { done: 0, of: 0 }
  const progress = async (done: number, of: number): Promise<void> => {
    Object.assign(far, { done, of })
    await jobs.progress(id, done, of)
  }
  const beat = setInterval(() => {
    jobs.progress(id, far.done, far.of).catch((error: Error) => means.report?.(error))
  }, beat_ms).unref()
  try {
    await jobs.end(id, await work[job.kind](means, { tenant_id, definition, job, progress, signal }))
  } catch (error) {
    if (signal.aborted) throw error
    if (!(error instanceof HotcrmError))
      means.report?.(error instanceof Error ? error : new Error(String(error)))
    await jobs.end(id, { error: error instanceof HotcrmError ? error.message : 'internal' })
  } finally {
    clearInterval(beat)
  }
}
interface Work {
  readonly tenant_id: string
  readonly definition: ModelDefinition
  readonly job: ModelJob
  readonly progress: (done: number, of: number) => Promise<void>
  readonly signal: AbortSignal
}

const work: Readonly<Record<ModelJobKind, (means: JobMeans, one: Work) => Promise<JobEnd>>> = {
  async train({ workspace, clock }, { tenant_id, definition, job, progress, signal }) {
    const { store, history } = workspace(tenant_id)
    const { onnx, sha256, report } = await trainVersion(definition, history, clock.now(), {
      progress,
      signal,
    })
    if (!onnx || !sha256) return { refused: report.refused ?? 'no_features' }
    // Under the job's id: taken up again after a crash right here, it finds the version that it has made.
    const { version } = await store.add({
      id: job.id,
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
  async rescore(means, { tenant_id, definition, progress, signal }) {
    const { history, records } = means.workspace(tenant_id)
    const all = await records(definition.name)
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
        { mend: true },
      )
      done += lives.length
      after = lives.at(-1)?.id
      await progress(done, Math.max(all, done))
      if (lives.length < pageSize) return {}
    }
  },
}

export const unknownModel = (got: string): HotcrmError =>
  new HotcrmError('unknown_model', { got: got.slice(0, 64), choices: modelNames.join(', ') })
