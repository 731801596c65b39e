import { HotcrmError, type ModelName } from '#crm-core/contract'
import { startJob, type JobMeans } from './jobs.ts'
import { championOf } from './stages.ts'

const week_ms = 7 * 86_400_000

/**
 * Scores every record again when a model of the workspace's own has had no job for a week: days go by without a
 * change, and lists show what was last said. More often would keep a row a record and day for little news.
 */
export async function rescoreWeekly(means: JobMeans, tenant_id: string, model: ModelName): Promise<void> {
  const { store, jobs } = means.workspace(tenant_id)
  const champion = championOf(await store.versions(model))
  if (!champion) return
  const latest = await jobs.latest(model)
  const since = Math.max(
    new Date(champion.staged_at).getTime(),
    latest ? new Date(latest.created_at).getTime() : 0,
  )
  const rests = means.clock.now().getTime() - since < week_ms
  const busy = latest?.status === 'queued' || latest?.status === 'running'
  if (rests || busy) return
  await startJob(means, tenant_id, model, 'rescore', null).catch((error: unknown) => {
    // Another process was faster.
    if (!(error instanceof HotcrmError && error.code === 'model_job_running')) throw error
  })
}
