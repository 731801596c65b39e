import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#crm-core/contract'
import { testServer } from './testing.ts'
import type { TestServer } from './testing.ts'
import { prepareWorkspace } from './workspace.ts'
import { openAuth } from './auth/auth.ts'
import { readConfig } from './config.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ HOTCRM_DEMO: 'none', TZ: 'Europe/Berlin' })
})
afterAll(() => server.close())

describe('a workspace of one’s own', () => {
  it('begins empty, with one administrator who gets a password once', async () => {
    const { first_admin, demo, core } = server.hotcrm
    expect(demo).toEqual([])
    const body = { email: first_admin?.email, password: first_admin?.password }
    expect((await server.anonymous('POST', '/api/auth/sign-in/email', { body })).status).toBe(200)
    const admin = server.as(first_admin?.email ?? '')
    expect((await admin('GET', '/me')).json()).toMatchObject({ role: 'admin', time_zone: 'Europe/Berlin' })
    expect((await admin('POST', '/records/lead/query', { body: {} })).json<Page>().items).toEqual([])

    const auth = await openAuth(core, 'x'.repeat(32), false)
    const again = await prepareWorkspace(core, auth, readConfig({ HOTCRM_DEMO: 'none' }))
    expect(again.first_admin).toBeNull()
  })
  it('gets no demo later, when the variable is forgotten', async () => {
    const { core, first_admin } = server.hotcrm
    const auth = await openAuth(core, 'x'.repeat(32), false)
    const later = await prepareWorkspace(core, auth, readConfig({}))
    expect(later).toMatchObject({ demo: [], first_admin: null, default_email: first_admin?.email })
  })
})
