import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../audit/verify.ts'
import type { ActorCrm, AnyRecord } from '../../contract.ts'
import {
  Account,
  Activity,
  Contact,
  Lead,
  Note,
  Opportunity,
  freshCrm,
  testPeople,
  type FreshCrm,
} from '../../testing/index.ts'
import { withCrm } from '../../testing/with-crm.ts'

const tenant = testPeople.rep.tenant_id
const objects = ['account', 'contact', 'lead', 'opportunity', 'activity', 'task', 'note', 'email']
/** What the store keeps by itself; everything else of every live record must be as it was. */
const upkeep = ['version', 'updated_at', 'updated_by']

/** One text for everything that is there. */
async function state(crm: FreshCrm): Promise<string> {
  const left = upkeep.map((name) => ` - '${name}'`).join('')
  const parts = objects.map(
    (name) =>
      `select '${name}' as object, coalesce(jsonb_agg(to_jsonb(t)${left} order by t.id), '[]')::text as rows from "${name}" t where deleted_at is null`,
  )
  const { rows } = await crm.core.pool.query(parts.join(' union all '))
  return JSON.stringify(rows, null, 1)
}
const setOf = async (saved: Promise<{ readonly write_set_id?: string | null }>): Promise<string> =>
  (await saved).write_set_id ?? ''

withCrm('an undo', (fresh) => {
  it('takes back a change, a creation and a deletion with its cascades, and can be undone', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: 'Acme', rating: 'cold' })
    await crm.given(Contact, { account_id: account.id })
    await crm.given(Note, { parent_id: account.id })
    const before = await state(crm)
    const cause = 'run-1'
    await crm.save('account', { id: account.id, name: 'Changed' }, { cause })
    await crm.save('account', { name: 'Made' }, { cause })
    await crm.remove('account', account.id, { cause })
    const after = await state(crm)
    const undone = await crm.undoCause(cause)
    expect(undone).toMatchObject({ undone: 4, kept: [] })
    expect(await state(crm)).toBe(before)
    await expect(crm.undoCause(cause)).rejects.toMatchObject({ code: 'already_undone' })
    const redone = await crm.undo(undone.write_set_id ?? '')
    expect(await state(crm)).toBe(after)
    await crm.undo(redone.write_set_id ?? '')
    expect(await state(crm)).toBe(before)
    expect((await verifyAudit(crm.core.db(tenant), tenant)).broken_at).toBeNull()
  })

  it('leaves what was edited later, field by field, and says so', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { company: 'Acme', rating: 'cold', title: 'CTO' })
    const id = await setOf(crm.save('lead', { id: lead.id, rating: 'hot', title: 'CEO' }))
    await crm.as('manager').save('lead', { id: lead.id, title: 'Chair' })
    expect(await crm.undo(id)).toMatchObject({
      undone: 1,
      kept: [
        { object: 'lead', id: lead.id, field: 'title', reason: 'changed_since', now: 'Chair', was: 'CTO' },
      ],
    })
    expect(await crm.get('lead', lead.id)).toMatchObject({ rating: 'cold', title: 'Chair' })
  })

  it('leaves what was created and is worked on by now', async () => {
    const crm = await fresh()
    const id = await setOf(
      crm.upsertAll('account', [{ name: 'Edited' }, { name: 'Used' }, { name: 'Alone' }]),
    )
    const { items } = await crm.find('account', { order: [{ field: 'name' }] })
    const [alone, edited, used] = items.map((one) => one.id)
    await crm.save('account', { id: edited ?? '', description: 'by hand' })
    await crm.given(Contact, { account_id: used })
    const { kept, undone } = await crm.undo(id)
    expect(undone).toBe(1)
    expect(kept.map((one) => `${one.id} ${one.field} ${one.reason}`).toSorted()).toEqual(
      [`${edited} description changed_since`, `${used} null in_use`].toSorted(),
    )
    await expect(crm.get('account', alone ?? '')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('does not take a value from the record that has it now, nor point at what is gone', async () => {
    const crm = await fresh()
    const one = await crm.given(Account, { account_number: 'N-1' })
    const parent = await crm.given(Account, {})
    const child = await crm.given(Account, { parent_id: parent.id })
    const cause = 'run-2'
    await crm.save('account', { id: one.id, account_number: 'N-2' }, { cause })
    await crm.save('account', { id: child.id, parent_id: one.id }, { cause })
    await crm.given(Account, { account_number: 'N-1' })
    await crm.remove('account', parent.id)
    const { kept } = await crm.undoCause(cause)
    expect(kept.map(({ field, reason }) => [field, reason])).toEqual([
      ['parent_id', 'missing'],
      ['account_number', 'taken'],
    ])
    expect(await crm.get('account', child.id)).toMatchObject({ parent_id: one.id })
  })

  it('is for whoever wrote it, or reaches every record of it', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { rating: 'cold' })
    const id = await setOf(crm.save('lead', { id: lead.id, rating: 'hot' }))
    await expect(crm.as('otherRep').undo(id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(crm.as('foreignAdmin').undo(id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(crm.as('finance').undo(id)).rejects.toMatchObject({ code: 'forbidden' })
    await crm.as('manager').undo(id)
    expect(await crm.get('lead', lead.id)).toMatchObject({ rating: 'cold' })
    await expect(crm.undo('nonsense')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('says that an e-mail has left, and takes the rest back', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { email: 'dana@acme.test' })
    const claim = { key: 'k', run_id: '0190b000-0000-7000-8000-00000000aaaa' }
    await crm.save('lead', { id: lead.id, rating: 'hot' }, { claim: { ...claim, key: 'l' } })
    const mail = { to: { object: 'lead', id: lead.id }, subject: 'Hello', body: 'Hi' }
    const { record } = await crm.emails.send(mail, { claim })
    const { kept, undone } = await crm.undoCause(claim.run_id)
    expect(kept).toMatchObject([{ object: 'email', id: record.id, reason: 'sent' }])
    expect(undone).toBe(1)
    expect(await crm.get('lead', lead.id)).toMatchObject({ rating: null })
    expect(await crm.count('activity', {})).toBe(1)
  })
})

withCrm('a merge', (fresh) => {
  it('moves everything that points at the others, fills what is empty, and tells the way', async () => {
    const crm = await fresh()
    const keep = await crm.given(Account, { name: 'Acme', account_number: null, industry: null })
    const other = await crm.given(Account, {
      name: 'Acme Inc',
      account_number: 'N-7',
      industry: 'finance',
      rating: 'hot',
    })
    const contact = await crm.given(Contact, { account_id: other.id })
    const deal = await crm.given(Opportunity, { account_id: other.id })
    const call = await crm.given(Activity, { what_id: other.id })
    const note = await crm.given(Note, { parent_id: other.id })
    const mine = await crm.given(Activity, { what_id: keep.id })
    const before = await state(crm)
    const result = await crm.merge('account', keep.id, [other.id], {
      values: { name: 'Acme Ltd' },
      from: { rating: other.id },
    })
    expect(result).toMatchObject({ merged: [other.id], moved: 4 })
    expect(result.record).toMatchObject({
      name: 'Acme Ltd',
      account_number: 'N-7',
      industry: 'finance',
      rating: 'hot',
    })
    for (const [object, id, field] of [
      ['contact', contact.id, 'account_id'],
      ['opportunity', deal.id, 'account_id'],
      ['activity', call.id, 'what_id'],
      ['activity', mine.id, 'what_id'],
      ['note', note.id, 'parent_id'],
    ] as const)
      expect((await crm.get(object, id))[field]).toBe(keep.id)
    await expect(crm.get('account', other.id)).rejects.toMatchObject({
      code: 'merged',
      params: { merged_into: keep.id },
    })
    await crm.undo(result.write_set_id)
    expect(await state(crm)).toBe(before)
    expect(await crm.get('account', other.id)).toMatchObject({ name: 'Acme Inc', account_number: 'N-7' })
  })

  it('makes no circle where one stands below the other', async () => {
    const crm = await fresh()
    const top = await crm.given(Account, {})
    const middle = await crm.given(Account, { parent_id: top.id })
    const low = await crm.given(Account, { parent_id: middle.id })
    const before = await state(crm)
    const { write_set_id } = await crm.merge('account', low.id, [top.id])
    expect(await crm.get('account', low.id)).toMatchObject({ parent_id: null })
    expect(await crm.get('account', middle.id)).toMatchObject({ parent_id: low.id })
    await crm.undo(write_set_id)
    expect(await state(crm)).toBe(before)
  })

  it('is refused where one of the records is out of reach, and changes nothing', async () => {
    const crm = await fresh()
    const keep = await crm.given(Account, {})
    const theirs = await crm.given(Account, {}, 'otherRep')
    const before = await state(crm)
    await expect(crm.merge('account', keep.id, [theirs.id])).rejects.toMatchObject({ code: 'not_found' })
    await expect(crm.merge('account', keep.id, [keep.id])).rejects.toMatchObject({ code: 'bad_request' })
    expect(await state(crm)).toBe(before)
  })
})

/** One step somebody may take; numbers choose among what is there. */
type Step = {
  readonly do: 'create' | 'update' | 'remove' | 'merge' | 'move' | 'bulk'
  readonly at: number
  readonly to: number
}
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('create', 'update', 'remove', 'merge', 'move', 'bulk'),
  at: fc.nat(1000),
  to: fc.nat(1000),
})

async function take(crm: ActorCrm, { do: what, at, to }: Step, cause: string): Promise<void> {
  const accounts = (await crm.find('account', { limit: 200, order: [{ field: 'id' }] })).items
  const contacts = (await crm.find('contact', { limit: 200, order: [{ field: 'id' }] })).items
  const one = <T extends AnyRecord>(list: readonly T[], n: number): T | undefined =>
    list[n % Math.max(1, list.length)]
  const account = one(accounts, at)
  const other = one(accounts, to)
  const contact = one(contacts, at)
  if (what === 'create') {
    const { record } = await crm.save('account', { name: `New ${at}`, parent_id: other?.id }, { cause })
    const { record: person } = await crm.save(
      'contact',
      { last_name: `C ${to}`, account_id: record.id },
      { cause },
    )
    const activity_date = new Date(Date.UTC(2026, 0, 1 + (to % 300))).toISOString()
    await crm.save('activity', { subject: `Call ${at}`, who_id: person.id, activity_date }, { cause })
  } else if (what === 'update' && account)
    await crm.save(
      'account',
      { id: account.id, name: `Name ${to}`, rating: ['hot', 'warm', 'cold'][to % 3] },
      { cause },
    )
  else if (what === 'move' && contact && other)
    await crm.save('contact', { id: contact.id, account_id: other.id, title: `T ${to}` }, { cause })
  else if (what === 'remove' && account) await crm.remove('account', account.id, { cause })
  else if (what === 'merge' && account && other && account.id !== other.id)
    await crm.merge('account', account.id, [other.id], { cause })
  else if (what === 'bulk')
    await crm.updateAll(
      'contact',
      { filter: { field: 'id', op: 'is_not_null' } },
      { title: `All ${to}` },
      { cause },
    )
}

describe('whatever is done', () => {
  const runs = Number(process.env['FUZZ_RUNS'] ?? 8)

  it('undone, everything is as it was; done again, as it was after it', async () => {
    await using crm = await freshCrm()
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        round += 1
        const cause = `round-${round}`
        await take(crm, { do: 'create', at: round, to: 0 }, `setup-${round}`)
        const before = await state(crm)
        for (const one of steps) await take(crm, one, cause).catch(refused)
        const after = await state(crm)
        const result = await crm.undoCause(cause).catch(nothingDone)
        expect(result?.kept ?? []).toEqual([])
        expect(await state(crm)).toBe(before)
        if (!result?.write_set_id) return
        await crm.undo(result.write_set_id)
        expect(await state(crm)).toBe(after)
      }),
      { numRuns: runs },
    )
  }, 300_000)

  it('edits by hand in between are never overwritten', async () => {
    await using crm = await freshCrm()
    const hand = crm.as('manager')
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ step, edit: fc.option(fc.nat(1000)) }), { minLength: 1, maxLength: 6 }),
        async (moves) => {
          round += 1
          const cause = `mixed-${round}`
          await take(crm, { do: 'create', at: round, to: 0 }, `setup-${round}`)
          const edits = new Map<string, string>()
          for (const { step: one, edit } of moves) {
            await take(crm, one, cause).catch(refused)
            const accounts = (await hand.find('account', { limit: 200, order: [{ field: 'id' }] })).items
            const account = accounts[(edit ?? 0) % Math.max(1, accounts.length)]
            if (edit === null || !account) continue
            const name = `By hand ${round} ${edit}`
            await hand.save('account', { id: account.id, name, rating: 'warm' })
            edits.set(account.id, name)
          }
          const live = new Map(
            (await crm.find('account', { limit: 200 })).items.map((one) => [one.id, one['name']]),
          )
          await crm.undoCause(cause).catch(nothingDone)
          const { items } = await crm.find('account', { limit: 200 })
          const now = new Map(items.map((one) => [one.id, one['name']]))
          // What a person had written last, and still stood there, stands there afterwards.
          for (const [id, name] of edits) if (live.get(id) === name) expect(now.get(id)).toBe(name)
        },
      ),
      { numRuns: runs },
    )
  }, 300_000)
})

/** A step may be refused by a rule; then it has done nothing. */
function refused(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && ['restricted', 'invalid'].includes(String(error.code))))
    throw error
}
function nothingDone(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'not_found') return null
  throw error
}
