import { afterAll, beforeAll, expect, it } from 'vitest'
import { northwind } from '#crm-core'
import type { AnyRecord, ImportPreview, ImportRun, Page } from '#crm-core/contract'
import { inProcessFetch } from '../in-process.ts'
import { testServer, type Call, type TestServer } from '../testing.ts'

let server: TestServer
let tom: Call
beforeAll(async () => {
  server = await testServer()
  tom = server.as(northwind.tom)
})
afterAll(() => server.close())

const people = 'Last name,E-mail,Level\nImported,imported@example.com,VP\nWrong,nope,\n'
async function upload(text: string, object = 'contact'): Promise<Response> {
  const form = new FormData()
  form.append('file', new Blob([text]), 'people.csv')
  return inProcessFetch(server.hotcrm.app)(`/api/v2/imports?object=${object}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.hotcrm.local.credential}`, 'x-hotcrm-as': northwind.tom },
    body: form,
  })
}
async function ended(id: string): Promise<ImportRun> {
  for (;;) {
    const run = (await tom('GET', `/imports/${id}`)).json<ImportRun>()
    if (['done', 'failed', 'reverted'].includes(run.status)) return run
    await new Promise((resolve) => void setTimeout(resolve, 20))
  }
}

it('a file goes up, is mapped, rehearsed, imported, exported and taken back over HTTP', async () => {
  const answer = await upload(people)
  expect(answer.status).toBe(201)
  const { id, rows, file_name }: ImportRun = await answer.json()
  expect({ rows, file_name }).toEqual({ rows: 2, file_name: 'people.csv' })
  const body = { mapping: { Level: null }, options: { dedupe: ['email'] } }
  const mapped = (await tom('POST', `/imports/${id}/mapping`, { body })).json<ImportRun>()
  expect(mapped.columns.map(({ field }) => field)).toEqual(['last_name', 'email', null])
  const preview = (await tom('POST', `/imports/${id}/dry-run`)).json<ImportPreview>()
  expect(preview).toMatchObject({ counts: { created: 1, failed: 1 }, issues: [{ row: 3, column: 'E-mail' }] })
  expect(preview.issues[0]).toMatchObject({ message: expect.stringContaining('li@example.com') })
  expect((await tom('POST', `/imports/${id}/start`)).status).toBe(200)
  expect(await ended(id)).toMatchObject({ status: 'done', counts: { created: 1, failed: 1 } })
  const issues = (await tom('GET', `/imports/${id}/issues?limit=1`)).json()
  expect(issues).toMatchObject({ items: [{ row: 3, code: 'wrong_type' }], next_cursor: null })

  const filter = { field: 'email', op: '=', value: 'imported@example.com' }
  const where = encodeURIComponent(JSON.stringify(filter))
  const file = await tom('GET', `/records/contact/export?where=${where}&columns=last_name,email`)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="contact.csv"')
  expect(file.text).toContain('Imported,imported@example.com\r\n')
  const found = async () =>
    (await tom('POST', '/records/contact/query', { body: { filter } })).json<Page<AnyRecord>>().items
  expect(await found()).toHaveLength(1)
  await tom('POST', `/imports/${id}/revert`)
  expect(await ended(id)).toMatchObject({ status: 'reverted', reverted: { undone: 1, kept: 0 } })
  expect(await found()).toEqual([])
})

it('what is no upload, of another or unreadable is refused in words', async () => {
  const plain = await tom('POST', '/imports?object=contact', { body: {} })
  expect(plain.json()).toMatchObject({ status: 400, code: 'bad_request' })
  const { id }: ImportRun = await (await upload(people)).json()
  const stranger = await server.as(northwind.finance)('POST', `/imports/${id}/start`)
  expect([403, 404]).toContain(stranger.status)
  expect(await (await upload('a\n"b')).json()).toMatchObject({ status: 422, code: 'unreadable_file' })
  expect(await (await upload(people, 'contcat')).json()).toMatchObject({ code: 'unknown_object' })
  const bad = await tom('GET', '/records/contact/export?where=nonsense')
  expect(bad.json()).toMatchObject({ status: 422, code: 'invalid' })
})
