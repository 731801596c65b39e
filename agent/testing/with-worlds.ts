import { withCrm } from '#crm-core/testing/suites'
import { afterEach } from 'vitest'
import type { AgentOptions } from '../service.ts'
import { openWorld, type World } from './world.ts'

/** Opens an agent on a fresh store for one test; both are closed after it. */
export type OpenWorld = (more?: Partial<AgentOptions>) => Promise<World>

/** Runs one suite over a fresh store on PGlite and, where a server is configured, on PostgreSQL. */
export function withWorlds(name: string, suite: (open: OpenWorld) => void): void {
  withCrm(name, (fresh) => {
    let worlds: World[] = []
    // Registered after the hook that closes the store, so it runs before it.
    afterEach(async () => {
      for (const world of worlds) await world.close()
      worlds = []
    })
    suite(async (more) => {
      const world = await openWorld(await fresh(), more)
      worlds.push(world)
      return world
    })
  })
}
