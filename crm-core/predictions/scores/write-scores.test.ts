import { expect, it } from 'vitest'
import { verifyAudit } from '../../audit/verify.ts'
import { Lead, testTenants, type FreshCrm } from '../../testing/index.ts'
import { withCrm } from '../../testing/with-crm.ts'

const cause = 'model:lead-score@3' as const
const scoring = (
  crm: FreshCrm,
  rows: readonly { id: string; value: number | null }[],
  tenant: string = testTenants.a,
) => crm.core.models(tenant).writeScores({ object: 'lead', field: 'lead_score', cause, rows })

withCrm('a score that is written', (fresh) => {
  it('is seen with its origin, and is in the way of nobody who edits the record', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, {})
    crm.clock.advance(60_000)
    expect(await scoring(crm, [{ id: lead.id, value: 73 }])).toBe(1)
    expect(await crm.get('lead', lead.id)).toMatchObject({
      lead_score: 73,
      version: lead.version,
      updated_at: lead.updated_at,
    })
    await crm.save('lead', { id: lead.id, rating: 'hot' }, { expected_version: lead.version })
    const { rows } = await crm.core.pool.query(
      `select door, cause, changes, created_at from audit_log where record_id = $1 and cause is not null`,
      [lead.id],
    )
    expect(rows).toEqual([
      {
        door: 'system',
        cause,
        changes: [{ field: 'lead_score', before: null, after: 73 }],
        created_at: crm.clock.now(),
      },
    ])
    expect((await verifyAudit(crm.core.db(testTenants.a), testTenants.a)).broken_at).toBeNull()
  })

  it('is written only where it differs, and never into a deleted or a foreign record', async () => {
    const crm = await fresh()
    const [same, gone, mine] = [
      await crm.given(Lead, { lead_score: 40 }),
      await crm.given(Lead, {}),
      await crm.given(Lead, {}),
    ]
    await crm.remove('lead', gone.id)
    const rows = [same, gone, mine].map(({ id }) => ({ id, value: 40 }))
    expect(await scoring(crm, rows, testTenants.b)).toBe(0)
    expect(await scoring(crm, rows)).toBe(1)
    expect(await scoring(crm, rows)).toBe(0)
  })

  it('stays when the run of an agent is undone, and does not keep what the run made', async () => {
    const crm = await fresh()
    const run = 'run-7'
    const old = await crm.given(Lead, { rating: 'cold' })
    await crm.save('lead', { id: old.id, rating: 'hot' }, { cause: run })
    const made = await crm.save('lead', { last_name: 'Made' }, { cause: run })
    await scoring(crm, [
      { id: old.id, value: 10 },
      { id: made.record.id, value: 20 },
    ])
    expect(await crm.undoCause(run)).toMatchObject({ undone: 2, kept: [] })
    expect(await crm.get('lead', old.id)).toMatchObject({ rating: 'cold', lead_score: 10 })
    await expect(crm.get('lead', made.record.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is refused where it does not fit the field', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, {})
    await expect(scoring(crm, [{ id: lead.id, value: 101 }])).rejects.toMatchObject({ code: 'out_of_range' })
    await expect(scoring(crm, [{ id: lead.id, value: 50.5 }])).rejects.toMatchObject({ code: 'out_of_range' })
    expect(await crm.get('lead', lead.id)).toMatchObject({ lead_score: null })
  })

  it('may be thousands at once', async () => {
    const crm = await fresh()
    const { results } = await crm
      .upsertAll(
        'lead',
        Array.from({ length: 2500 }, (_, n) => ({ last_name: `Lead ${n}` })),
      )
      .then(async () => ({
        results: (await crm.core.pool.query<{ id: string }>('select id from lead')).rows,
      }))
    expect(
      await scoring(
        crm,
        results.map(({ id }, n) => ({ id, value: n % 101 })),
      ),
    ).toBe(2500)
    expect((await verifyAudit(crm.core.db(testTenants.a), testTenants.a)).broken_at).toBeNull()
  })
})
