import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFirstWorkspace, openCrm, type CrmCore } from '#crm-core'
import { HotcrmError, type Actor } from '#crm-core/contract'
import { openHotcrm, readConfig, type Hotcrm } from '#server'

/** The product on a database of its own: embedded in a temporary folder, or DATABASE_URL when it is set. */
export async function withHotcrm<T>(work: (hotcrm: Hotcrm) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'hotcrm-bench-'))
  const config = readConfig({ ...process.env, HOTCRM_DATA_DIR: data, LOG_LEVEL: 'silent' })
  const hotcrm = await openHotcrm(config)
  try {
    await hotcrm.work()
    return await work(hotcrm)
  } finally {
    await hotcrm.close()
    await rm(data, { recursive: true, force: true })
  }
}

/** The store alone, working in the background, with an empty workspace and its administrator. */
export async function withStore<T>(work: (core: CrmCore, admin: Actor) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'hotcrm-bench-'))
  const config = readConfig({ ...process.env, HOTCRM_DATA_DIR: data, LOG_LEVEL: 'silent' })
  const core = await openCrm({
    database: config.database,
    redis_url: config.redis_url,
    files_dir: join(data, 'files'),
    clock: config.clock,
    mail: unused,
    report: (error) => console.error(error),
  })
  try {
    const workspace = await createFirstWorkspace(core.pool, config.clock, {
      name: 'Bench',
      currency: 'CNY',
      time_zone: 'Asia/Shanghai',
      language: 'en',
      admin: { name: 'Ada Admin', email: 'ada@bench.test' },
    })
    if (!workspace) throw new HotcrmError('conflict', { reason: 'the database is not empty' })
    await core.work()
    return await work(core, await core.actorOf(workspace.tenant_id, workspace.user_id, 'cli'))
  } finally {
    await core.close()
    await rm(data, { recursive: true, force: true })
  }
}

/** Nothing is mailed here. */
const unused = {
  name: 'captured' as const,
  send: async () => {
    throw new HotcrmError('unavailable', { service: 'mail' })
  },
  delivered: async () => 'no' as const,
}
