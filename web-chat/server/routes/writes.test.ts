import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { northwind } from '#crm-core'
import type { BulkResult, DuplicatePair, MergeResult, UndoResult, UpsertAllResult } from '#crm-core/contract'
import { testServer } from '../testing.ts'
import type { Call, TestServer } from '../testing.ts'

let server: TestServer
let tom: Call
let admin: Call
beforeAll(async () => {
  server = await testServer()
  tom = server.as(northwind.tom)
  admin = server.as(northwind.admin)
})
afterAll(() => server.close())

const upsert = async (records: object[], headers: Record<string, string> = {}) =>
  tom('POST', '/records/account/upsert', { body: { records, match: 'external_id' }, headers })

describe('many records over HTTP', () => {
  it('are upserted, changed, deleted and brought back, and each is taken back by its id', async () => {
    const records = [
      { external_id: 'h-1', name: 'Bulk One' },
      { external_id: 'h-2', name: 'Bulk Two' },
    ]
    const made = (await upsert(records)).json<UpsertAllResult>()
    expect(made).toMatchObject({ created: 2, failed: [] })
    const filter = { field: 'name', op: 'starts_with', value: 'Bulk' }
    const changed = await tom('POST', '/records/account/bulk-update', {
      body: { filter, changes: { rating: 'hot' }, expected: 2 },
    })
    expect(changed.json()).toMatchObject({ matched: 2, changed: 2 })
    const seen = await tom('POST', '/records/account/bulk-delete', { body: { filter, expected: 3 } })
    expect(seen.json()).toMatchObject({ status: 409, code: 'count_changed' })
    await tom('POST', '/records/account/bulk-delete', { body: { ids: made.ids } })
    const back = await tom('POST', '/records/account/bulk-restore', { body: { ids: made.ids } })
    expect(back.json()).toMatchObject({ changed: 2 })
    const undone = await tom('POST', `/undo/${changed.json<BulkResult>().write_set_id}`)
    expect(undone.json()).toMatchObject({ undone: 2, kept: [] })
    expect((await tom('GET', `/records/account/${made.ids[0]}`)).json()).toMatchObject({ rating: null })
  })

  it('are written once for an Idempotency-Key, which another body cannot use', async () => {
    const headers = { 'idempotency-key': 'bulk-1' }
    const first = await upsert([{ external_id: 'k-1', name: 'Keyed' }], headers)
    const again = await upsert([{ external_id: 'k-1', name: 'Keyed' }], headers)
    expect(again.json()).toEqual(first.json())
    expect((await upsert([{ external_id: 'k-2', name: 'Other' }], headers)).json()).toMatchObject({
      status: 409,
      code: 'idempotency_mismatch',
    })
  })

  it('are reviewed as duplicates and merged, and the merged one tells the way', async () => {
    const { ids } = (
      await upsert([
        { external_id: 'd-1', name: 'Zyxel Marine GmbH', website: 'https://zyxelmarine.test' },
        { external_id: 'd-2', name: 'ZYXEL MARINE', website: 'https://www.zyxelmarine.test' },
      ])
    ).json<UpsertAllResult>()
    const [keep, other] = ids
    const like = await tom('POST', '/duplicates/account/find', { body: { name: 'Zyxel Marine Inc' } })
    expect(like.json<unknown[]>()).toHaveLength(2)
    expect((await tom('POST', '/duplicates/account/scan', { body: {} })).status).toBe(403)
    expect((await admin('POST', '/duplicates/account/scan', { body: {} })).status).toBe(200)
    const pairs = (await tom('GET', '/duplicates/account')).json<DuplicatePair[]>()
    expect(pairs.flatMap(({ one, other: second }) => [one.id, second.id])).toEqual(
      expect.arrayContaining([keep, other]),
    )
    const merged = await tom('POST', `/records/account/${keep}/merge`, { body: { others: [other] } })
    expect(merged.json<MergeResult>()).toMatchObject({ merged: [other] })
    const gone = await tom('GET', `/records/account/${other}`)
    expect(gone.json<{ detail: string }>()).toMatchObject({ status: 404, code: 'merged' })
    expect(gone.text).toContain(keep)
    const undone = await tom('POST', `/undo/${merged.json<MergeResult>().write_set_id}`)
    expect(undone.json<UndoResult>().kept).toEqual([])
    expect((await tom('GET', `/records/account/${other}`)).status).toBe(200)
  })
})
