import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig, serve } from '#server'
import type { Approval, RunResult } from '#agent/events'
import type { CapturedMail } from '#client'
import type { AnyRecord, Page } from '#crm-core/contract'
import { runCli } from './run-cli.ts'
import { testTerminal } from './testing/test-terminal.ts'

let home = ''
let env: NodeJS.ProcessEnv = {}
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hotcrm-e2e-'))
  env = {
    HOTCRM_DATA_DIR: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    HOTCRM_NOW: '2026-11-20T02:00:00Z',
    TZ: 'UTC',
    PORT: '0',
  }
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function run(...args: string[]) {
  const terminal = testTerminal(env)
  const code = await runCli(args, terminal)
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a test names what it expects
  const json = <T>() => JSON.parse(terminal.stdout()) as T
  return { code, json, stdout: terminal.stdout(), stderr: terminal.stderr() }
}
const mails = async () => (await run('mailbox', '--json')).json<CapturedMail[]>()
const mailActivities = async () => {
  const page = await run(
    'activity',
    'list',
    '--where',
    'type=email and created_at in today',
    '--limit',
    '200',
    '--json',
  )
  return page.json<Page>().items
}

const welcome = {
  zh: '帮我查一下本周新增的高价值线索，给他们发一封欢迎邮件',
  en: "find this week's new high-value leads and send them a welcome email",
}

describe('a list', () => {
  it('is that of a saved view, with its columns in its order', { timeout: 240_000 }, async () => {
    const { code, stdout } = await run(
      'lead',
      'list',
      '--view',
      'my hot leads',
      '--csv',
      '--as',
      'tom@northwind.test',
    )
    expect(code).toBe(0)
    expect(stdout.split(/\r?\n/)[0]).toBe('id,last_name,company,status,lead_score,owner_id')
    const narrowed = await run(
      'lead',
      'list',
      '--view',
      'My hot leads',
      '--where',
      'lead_score 大于 100',
      '--ids',
    )
    expect(narrowed.stdout).toBe('')
    expect(await run('lead', 'list', '--view', 'nothing')).toMatchObject({ code: 3 })
  })
})

describe('the job of the week, without a server', () => {
  it('asks for each mail, sends each once, and never again', { timeout: 240_000 }, async () => {
    const leads = (
      await run(
        'lead',
        'list',
        '--where',
        'lead_score>=80 and created_at in this_week',
        '--limit',
        '200',
        '--json',
      )
    ).json<Page>().items
    expect(leads.length).toBeGreaterThan(1)
    const before = { mails: (await mails()).length, activities: (await mailActivities()).length }

    const asked = await run('-p', welcome.zh, '--json')
    expect(asked).toMatchObject({ code: 5 })
    const result = asked.json<RunResult>()
    expect(result).toMatchObject({ status: 'approval_required', language: 'zh' })
    expect(result.approvals).toMatchObject([{ tool: 'send_email', rows: leads.length }])
    expect((await mails()).length).toBe(before.mails)

    const id = result.approvals[0]?.id ?? ''
    const shown = (await run('approvals', 'show', id, '--json')).json<Approval>()
    const recipients = shown.rows.map(({ preview }) =>
      preview.kind === 'email' ? preview.email.to_address : '',
    )
    expect(new Set(recipients)).toEqual(new Set(leads.map((lead) => lead['email'])))
    expect(recipients).toHaveLength(leads.length)

    const approved = await run('approvals', 'approve', id, '--json')
    expect(approved).toMatchObject({ code: 0 })
    expect(approved.json<RunResult>().status).toBe('completed')
    const sent = (await mails()).slice(0, -before.mails || undefined)
    expect(sent.map((mail) => mail.to).toSorted()).toEqual(recipients.toSorted())
    expect(await mailActivities()).toHaveLength(before.activities + leads.length)

    const again = await run('approvals', 'approve', id)
    expect(again.code).toBe(1)
    expect(again.stderr).toMatch(/already|已有结果/)
    expect(await mails()).toHaveLength(before.mails + leads.length)
    expect(await mailActivities()).toHaveLength(before.activities + leads.length)
  })
})

describe('commands against a server of the same directory', () => {
  it('find it by the lock and speak with the local credential', { timeout: 240_000 }, async () => {
    const serving = await serve(readConfig({ ...env, LOG_LEVEL: 'silent' }))
    try {
      const credential = await stat(join(home, 'data', 'local-credential'))
      expect(credential.mode & 0o777).toBe(0o600)

      const me = await run('auth', 'status', '--json')
      expect(me.json()).toMatchObject({ role: 'admin', door: 'cli' })
      const tom = await run('auth', 'status', '--as', 'tom@northwind.test', '--json')
      expect(tom.json()).toMatchObject({ name: 'Tom Baker', role: 'rep' })

      const created = await run('account', 'create', '--set', 'name=测试科技', '--json')
      expect(created).toMatchObject({ code: 0 })
      const { id, version } = created.json<AnyRecord>()
      expect((await run('account', 'get', id)).stdout).toContain('测试科技')
      const stale = await run('account', 'update', id, '--set', 'name=x', '--if-version', String(version + 5))
      expect(stale.code).toBe(3)
      expect((await run('account', 'update', id, '--set', 'name=测试集团')).code).toBe(0)
      expect(
        (await run('search', '测试集团', '--json')).json<{ id: string }[]>().map((hit) => hit.id),
      ).toContain(id)
      expect((await run('account', 'delete', id, '--yes')).code).toBe(0)
      expect((await run('account', 'get', id)).code).toBe(3)

      const fields = await run('lead', 'fields')
      expect(fields.stdout).toContain('lead_score')
      const wrong = await run('accont', 'list', '--lang', 'zh')
      expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining('没有名为') })
      const csv = await run('account', 'list', '--limit', '2', '--csv', '--fields', 'name')
      expect(csv.stdout.split('\r\n')).toHaveLength(4)

      const custom = ['--field', 'area:number:Area/面积', '--label-zh', '场地']
      expect(await run('objects', 'create', 'site', '--label', 'Site', ...custom)).toMatchObject({ code: 0 })
      const site = await run('site', 'create', '--set', 'name=North', '--set', 'area=9', '--json')
      expect(site.json<AnyRecord>()).toMatchObject({ name: 'North', area: 9 })
      const choices = ['--choice', 'emea=EMEA/欧洲', '--choice', 'apac=APAC/亚太']
      const region = await run('fields', 'add', 'site', 'region', '--kind', 'select', ...choices)
      expect(region).toMatchObject({ code: 0, stdout: expect.stringContaining('emea apac') })
      expect((await run('site', 'list', '--filter', 'area>5', '--fields', 'name')).stdout).toContain('North')
      const taken = await run('fields', 'add', 'site', 'region', '--kind', 'text', '--lang', 'zh')
      expect(taken).toMatchObject({ code: 3, stderr: expect.stringContaining('已被占用') })
      expect((await run('fields', 'change', 'site', 'region', '--label', 'Territory')).stdout).toContain(
        'Territory',
      )
      expect((await run('fields', 'retire', 'site', 'region')).code).toBe(2)
      expect((await run('fields', 'retire', 'site', 'region', '--yes')).code).toBe(0)
      expect((await run('site', 'fields')).stdout).not.toContain('Territory')
      expect((await run('fields', 'restore', 'site', 'region')).stdout).toContain('Territory')
      expect((await run('objects')).stdout).toMatch(/site +Site +sales +\*/)
      expect((await run('objects', 'retire', 'site', '--yes')).code).toBe(0)
      expect((await run('site', 'list')).code).toBe(3)
      const tomAdds = await run('objects', 'restore', 'site', '--as', 'tom@northwind.test')
      expect(tomAdds.code).toBe(4)

      const explained = await run('query', welcome.en, '--explain', '--json')
      expect(explained).toMatchObject({ code: 0 })
      expect(explained.json()).toMatchObject({ outcome: { kind: 'plan' }, language: 'en' })

      const dry = await run('-p', welcome.en, '--json', '--dry-run')
      expect(
        dry.json<RunResult>().steps.some((step) => step.tool === 'send_email' && step.status === 'done'),
      ).toBe(false)
      const asked = await run('-p', welcome.en, '--json', '--as', 'tom@northwind.test')
      const id_of_tom = asked.json<RunResult>().approvals[0]?.id ?? ''
      const other = await run('approvals', 'approve', id_of_tom, '--as', 'lina@northwind.test')
      expect(other).toMatchObject({ code: 3 })
      const manager = await run('approvals', 'reject', id_of_tom, '--as', 'grace@northwind.test', '--json')
      expect(manager).toMatchObject({ code: 0 })
      expect(new Set(manager.json<Approval>().rows.map((row) => row.decision))).toEqual(new Set(['rejected']))
      const nobody = await run('lead', 'list', '--as', 'nobody@northwind.test')
      expect(nobody.code).toBe(4)
    } finally {
      await serving.close()
    }
  })

  it('speak to a server by address only with a key', { timeout: 240_000 }, async () => {
    const serving = await serve(readConfig({ ...env, LOG_LEVEL: 'silent' }))
    try {
      expect((await run('lead', 'list', '--url', serving.address)).code).toBe(4)
      env['HOTCRM_PASSWORD'] = 'hotcrm-demo'
      const login = await run('auth', 'login', '--url', serving.address, '--email', 'tom@northwind.test')
      expect(login).toMatchObject({ code: 0 })
      expect((await stat(join(home, 'config', 'hotcrm', 'config.json'))).mode & 0o777).toBe(0o600)
      const me = await run('auth', 'status', '--url', serving.address, '--json')
      expect(me.json()).toMatchObject({ name: 'Tom Baker', door: 'cli' })
      const bad = await run('auth', 'status', '--url', serving.address.replace('127.0.0.1', 'localhost'))
      expect(bad.code).toBe(4)
      expect((await run('auth', 'logout')).code).toBe(0)
    } finally {
      await serving.close()
    }
  })
})
