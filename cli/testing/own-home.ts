import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { runCli } from '../run-cli.ts'
import { testTerminal } from './test-terminal.ts'

/** Commands over an embedded store of a test file's own, empty but for its administrator, gone at the end. */
export function ownHome() {
  let home = ''
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'hotcrm-cli-'))
  })
  afterAll(() => rm(home, { recursive: true, force: true }))
  return {
    path: (...parts: string[]) => join(home, ...parts),
    async run(...args: string[]) {
      const terminal = testTerminal({
        HOTCRM_DATA_DIR: join(home, 'data'),
        XDG_CONFIG_HOME: join(home, 'config'),
        HOTCRM_DEMO: 'none',
        TZ: 'UTC',
      })
      const code = await runCli(args, terminal)
      return { code, stdout: terminal.stdout(), stderr: terminal.stderr() }
    },
  }
}
