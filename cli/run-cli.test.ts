import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'
import { testTerminal } from './testing/test-terminal.ts'

let home = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hotcrm-cli-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

async function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  const terminal = testTerminal({ XDG_CONFIG_HOME: home, HOTCRM_DATA_DIR: join(home, 'data'), ...env })
  const code = await runCli(args, terminal)
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() }
}

describe('the command line', () => {
  it('prints its help to stdout and ends well', async () => {
    const { code, stdout } = await run(['--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('Exit codes')
    expect(stdout).toContain('帮我查一下本周新增的高价值线索')
  })
  it.each([
    [['--nonsense']],
    [['approvals', 'nonsense']],
    [['-p', 'x', '--approval', 'never']],
    [['-p', 'x', '--max-steps', 'many']],
    [['lead', 'list', '--limit', 'ten']],
    [['lead', 'get']],
    [['lead', 'delete', 'some-id']],
  ])('refuses %j as wrong usage, with words on stderr only', async (args) => {
    const { code, stdout, stderr } = await run(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).not.toBe('')
  })
  it('points into a filter that it cannot read, before anything is opened', async () => {
    const { code, stderr } = await run(['lead', 'list', '--where', 'amount >'])
    expect(code).toBe(2)
    expect(stderr).toContain('expected a value, found the end')
    const zh = await run(['lead', 'list', '--where', 'amount >'], { LANG: 'zh_CN.UTF-8' })
    expect(zh.stderr).toContain('第 1 行第 9 列')
  })
  it('wants words to say', async () => {
    expect(await run(['-p'])).toMatchObject({ code: 2, stderr: expect.stringContaining('after -p') })
    const zh = await run(['-p'], { LANG: 'zh_CN.UTF-8' })
    expect(zh.stderr).toContain('请在 -p 之后给出内容')
  })
  it('names a configuration that is wrong', async () => {
    const { code, stderr } = await run(['lead', 'list'], { PORT: 'http' })
    expect(code).toBe(2)
    expect(stderr).toContain('PORT')
  })
  it('names the profiles there are when one is missing', async () => {
    await mkdir(join(home, 'hotcrm'))
    const file = { profiles: { work: { url: 'http://127.0.0.1:1' } } }
    await writeFile(join(home, 'hotcrm', 'config.json'), JSON.stringify(file))
    const { code, stderr } = await run(['lead', 'list', '--profile', 'home'])
    expect(code).toBe(2)
    expect(stderr).toContain('work')
  })
  it('says that a server cannot be reached', async () => {
    const { code, stderr } = await run(['lead', 'list', '--url', 'http://127.0.0.1:1'])
    expect(code).toBe(1)
    expect(stderr).toContain('cannot be reached')
  })
  it('lists and chooses profiles without a server', async () => {
    await mkdir(join(home, 'hotcrm'))
    const file = { default: 'a', profiles: { a: { url: 'http://a' }, b: { url: 'http://b' } } }
    await writeFile(join(home, 'hotcrm', 'config.json'), JSON.stringify(file))
    expect((await run(['profile', 'use', 'b'])).code).toBe(0)
    const { stdout } = await run(['profile', 'list', '--json'])
    expect(JSON.parse(stdout)).toEqual([
      { name: 'a', url: 'http://a', default: false },
      { name: 'b', url: 'http://b', default: true },
    ])
    expect((await run(['profile', 'use', 'c'])).code).toBe(3)
  })
})
