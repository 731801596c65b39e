import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasTmux, openScreen } from '../testing/tmux.ts'
import type { Screen } from '../testing/tmux.ts'

let home = ''
let screen: Screen | null = null
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hotcrm-tmux-'))
})
afterAll(async () => {
  screen?.close()
  await rm(home, { recursive: true, force: true })
})

describe.skipIf(!hasTmux())('the chat in a real terminal (skipped where tmux is not installed)', () => {
  it('answers with a table, asks for mails, takes Esc, changes its language and leaves', async () => {
    const it = openScreen(['--as', 'tom@northwind.test'], {
      HOTCRM_DATA_DIR: join(home, 'data'),
      XDG_STATE_HOME: join(home, 'state'),
      XDG_CONFIG_HOME: join(home, 'config'),
      HOTCRM_NOW: '2026-11-23T06:00:00Z',
      LANG: 'C.UTF-8',
      // A dev container says so; a person sits before it all the same.
      CI: 'true',
    })
    screen = it
    const say = (text: string) => {
      it.type(text)
      it.press('Enter')
    }
    await it.shows('Tom Baker · builtin')
    say('/help')
    await it.shows('/mode ask|plan|auto-safe')

    say('show my open deals over 1400k')
    const table = await it.shows(/Name +Account +Stage +Amount +Close date +Owner/)
    expect(table).toMatch(/Found \d+ opportunities\./)
    for (const line of table.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(100)

    say("Find this week's new high-value leads and send them a welcome email")
    await it.shows(/Needs your approval: Send \d+ e-mails/)
    await it.shows('[a]pprove  [e]dit  [r]eject')
    it.press('e')
    await it.shows('Subject ›')
    it.press('Escape')
    await it.shows('[a]pprove  [e]dit  [r]eject')
    it.press('Escape')
    await it.shows('hotcrm approvals show')

    say('/lang zh')
    await it.shows('之后使用中文')
    say('我有多少条进行中的商机')
    await it.shows(/共有 \d+ 条商机。/)
    say('/quit')
    await it.shows('exit 0')
  }, 240_000)
})
