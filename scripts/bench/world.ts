import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
