import { describe, expect, it } from 'vitest'
import { freshCrm, testPeople, type FreshCrm } from '../../testing/index.ts'

const now = '2026-11-23T09:00:00.000Z'
const refused = (at: string, code: string) => ({ code: 'invalid', issues: [{ at, code }] })

/** Mona leads Rita, who leads Theo; Rolf is on his own. */
async function company(crm: FreshCrm) {
  const admin = crm.as('admin')
  const hire = async (person: 'manager' | 'rep' | 'teammate' | 'otherRep', manager_id: string | null) => {
    const { name, user_id } = testPeople[person]
    const input = { name, user_id, manager_id, hire_date: '2026-01-01' }
    return (await admin.save('employee', input)).record.id
  }
  const mona = await hire('manager', null)
  const rita = await hire('rep', mona)
  return { admin, mona, rita, theo: await hire('teammate', rita), rolf: await hire('otherRep', null) }
}
async function opening(crm: FreshCrm) {
  const admin = crm.as('admin')
  const { record: recruitment } = await admin.save('recruitment', {
    title: 'Support engineer',
    hiring_manager_id: testPeople.manager.user_id,
  })
  const { record: candidate } = await admin.save('candidate', { name: '张伟' })
  const { record: application } = await admin.save('application', {
    candidate_id: candidate.id,
    recruitment_id: recruitment.id,
    start_date: '2026-12-07',
  })
  return { admin, recruitment, candidate, application }
}

const idOf = (value: unknown): string => (typeof value === 'string' ? value : '')

describe('time off', () => {
  it('counts the days on which one would have worked', async () => {
    await using crm = await freshCrm()
    const { admin, rita } = await company(crm)
    const { record: calendar } = await admin.save('holiday_calendar', { name: 'China', is_default: true })
    const day = (date: string, is_workday: boolean) =>
      admin.save('holiday', { holiday_calendar_id: calendar.id, name: date, date, is_workday })
    await day('2026-12-01', false)
    await day('2026-12-05', true)
    const ask = async (input: object) => (await crm.save('time_off', { employee_id: rita, ...input })).record
    // Monday to Sunday: five weekdays less a holiday and the Saturday that is worked.
    expect(await ask({ start_date: '2026-11-30', end_date: '2026-12-06' })).toMatchObject({ days: 5 })
    expect(await ask({ start_date: '2026-12-07', end_date: '2026-12-07', is_half_day: true })).toMatchObject({
      days: 0.5,
    })
    await expect(ask({ start_date: '2026-12-07', end_date: '2026-12-06' })).rejects.toMatchObject(
      refused('end_date', 'end_before_start'),
    )
    await expect(ask({ start_date: '2026-12-07', end_date: '2036-12-06' })).rejects.toMatchObject(
      refused('end_date', 'out_of_range'),
    )
  })

  it('is decided by somebody else, and again when it is moved', async () => {
    await using crm = await freshCrm()
    const { rita } = await company(crm)
    const week = { employee_id: rita, start_date: '2026-11-30', end_date: '2026-12-04' }
    const { id } = (await crm.save('time_off', week)).record
    await expect(crm.save('time_off', { id, status: 'approved' })).rejects.toMatchObject(
      refused('status', 'own_approval'),
    )
    await expect(crm.save('time_off', { ...week, status: 'approved' })).rejects.toMatchObject(
      refused('status', 'own_approval'),
    )
    const approved = await crm.as('manager').save('time_off', { id, status: 'approved' })
    expect(approved.record).toMatchObject({ approved_by_id: testPeople.manager.user_id, decided_at: now })
    const moved = await crm.save('time_off', { id, end_date: '2026-12-18' })
    expect(moved.record).toMatchObject({ status: 'requested', approved_by_id: null, days: 15 })
  })

  it('is asked for oneself and one’s reports only', async () => {
    await using crm = await freshCrm()
    const { theo, rolf, mona } = await company(crm)
    const ask = (employee_id: string) =>
      crm.save('time_off', { employee_id, start_date: '2026-11-30', end_date: '2026-11-30' })
    expect((await ask(theo)).created).toBe(true)
    for (const other of [rolf, mona])
      await expect(ask(other)).rejects.toMatchObject(refused('employee_id', 'not_reporting'))
  })
})

describe('an offer', () => {
  it('is approved by another before it is sent, and sent as it was approved', async () => {
    await using crm = await freshCrm()
    const { application } = await opening(crm)
    const mona = crm.as('manager')
    const input = { application_id: application.id, base_salary: 30_000 }
    await expect(mona.save('offer', { ...input, status: 'sent' })).rejects.toMatchObject(
      refused('status', 'status_transition'),
    )
    const { id } = (await mona.save('offer', input)).record
    const move = (status: string, who = mona) => who.save('offer', { id, status })
    await expect(move('sent')).rejects.toMatchObject(refused('status', 'status_transition'))
    await move('pending_approval')
    await expect(move('approved')).rejects.toMatchObject(refused('status', 'own_approval'))
    const approved = await move('approved', crm.as('admin'))
    expect(approved.record).toMatchObject({ approved_by_id: testPeople.admin.user_id, approved_at: now })
    await expect(mona.save('offer', { id, base_salary: 90_000 })).rejects.toMatchObject(
      refused('base_salary', 'approved_terms'),
    )
    await expect(mona.save('offer', { id, base_salary: 90_000, status: 'sent' })).rejects.toMatchObject(
      refused('base_salary', 'approved_terms'),
    )
    expect((await move('sent')).record).toMatchObject({ status: 'sent', sent_at: now })
  })
})

describe('an application', () => {
  it('goes step by step', async () => {
    await using crm = await freshCrm()
    const { admin, application } = await opening(crm)
    expect(application).toMatchObject({ applied_on: '2026-11-23', decided_at: null })
    await expect(admin.save('application', { id: application.id, status: 'hired' })).rejects.toMatchObject({
      issues: [{ at: 'status', params: { choices: 'Screening, Interviewing, Rejected, Withdrawn' } }],
    })
  })

  it('that is hired brings an onboarding with its tasks, once, fills the opening and tells the candidate’s state', async () => {
    await using crm = await freshCrm()
    const { admin, application, candidate, recruitment } = await opening(crm)
    const move = (status: string) => admin.save('application', { id: application.id, status })
    for (const status of ['interview', 'offer', 'hired']) await move(status)
    const onboardings = async () => (await admin.find('onboarding', {})).items
    const [first] = await onboardings()
    expect(first).toMatchObject({
      name: '张伟',
      start_date: '2026-12-07',
      owner_id: testPeople.manager.user_id,
      version: 1,
    })
    const tasks = await crm.as('manager').find('task', {
      filter: { field: 'parent_task_id', op: '=', value: idOf(first?.['task_id']) },
      order: [{ field: 'due_date' }],
    })
    expect(tasks.items.map((task) => [task['due_date'], task['status']])).toEqual(
      ['2026-11-30', '2026-12-04', '2026-12-06', '2026-12-07', '2026-12-12', '2027-01-06'].map((date) => [
        date,
        'open',
      ]),
    )
    expect((await crm.as('manager').search('badge')).length).toBe(1)
    expect(await admin.get('candidate', candidate.id)).toMatchObject({ status: 'hired' })
    expect(await admin.get('recruitment', recruitment.id)).toMatchObject({
      filled_count: 1,
      status: 'filled',
    })
    for (const status of ['withdrawn', 'screening', 'interview', 'offer', 'hired']) await move(status)
    expect((await onboardings()).length).toBe(1)
  })

  it('leaves nothing of a hire that fails', async () => {
    await using crm = await freshCrm()
    const { admin, application } = await opening(crm)
    for (const status of ['interview', 'offer'])
      await admin.save('application', { id: application.id, status })
    await crm.core.pool.query('alter table onboarding add constraint never check (name is null)')
    await expect(admin.save('application', { id: application.id, status: 'hired' })).rejects.toThrow(/never/)
    expect(await admin.get('application', application.id)).toMatchObject({ status: 'offer' })
    expect(await admin.count('task', {})).toBe(0)
  })
})

describe('figures of people', () => {
  it('score a candidate, rate a review, advance a goal and count hours', async () => {
    await using crm = await freshCrm()
    const { admin, rita } = await company(crm)
    const first = async (object: string, input: object) => (await admin.save(object, { ...input })).record
    const candidate = {
      name: 'A',
      years_experience: 5,
      degree: 'master',
      skill_match: 50,
      source: 'referral',
    }
    expect(await first('candidate', candidate)).toMatchObject({ score: 63 })
    expect(await first('candidate', { name: 'B', source: 'referral' })).toMatchObject({ score: null })
    const parts = { quality_rating: 4, delivery_rating: 5, teamwork_rating: 3 }
    const review = await first('performance_review', { employee_id: rita, period: '2026 H2', ...parts })
    expect(review).toMatchObject({ overall_rating: null })
    await expect(admin.save('performance_review', { id: review.id, status: 'shared' })).rejects.toMatchObject(
      refused('growth_rating', 'required'),
    )
    expect(await first('performance_review', { id: review.id, growth_rating: 5 })).toMatchObject({
      overall_rating: 4.3,
    })
    const goal = await first('goal', { title: 'x', employee_id: rita, target_value: 8, actual_value: 4 })
    expect(goal).toMatchObject({ progress: 50, status: 'open' })
    expect(await first('goal', { id: goal.id, actual_value: 9 })).toMatchObject({
      progress: 100,
      status: 'achieved',
    })
    const at = { employee_id: rita, date: '2026-11-23', check_in: '2026-11-23T01:00:00Z' }
    expect(await first('attendance', { ...at, check_out: '2026-11-23T09:20:00Z' })).toMatchObject({
      hours: 8.33,
    })
    await expect(
      admin.save('attendance', { ...at, date: '2026-11-24', check_out: '2026-11-23T00:00:00Z' }),
    ).rejects.toMatchObject(refused('check_out', 'end_before_start'))
  })
})

describe('a payslip', () => {
  it('says what is left of the gross pay, to the cent, also when only the tax is changed', async () => {
    await using crm = await freshCrm()
    const { admin, rita } = await company(crm)
    const period = { employee_id: rita, period_start: '2026-11-01', period_end: '2026-11-30' }
    const { record: slip } = await admin.save('payroll', { ...period, gross_pay: '30000.10', tax: '4000.20' })
    expect(slip['net_pay']).toEqual({ amount: '25999.90', currency: 'CNY' })
    const { record: less } = await admin.save('payroll', { id: slip.id, tax: 5000 })
    expect(less['net_pay']).toEqual({ amount: '25000.10', currency: 'CNY' })
    await expect(admin.save('payroll', { id: slip.id, tax: 90_000 })).rejects.toMatchObject(
      refused('tax', 'out_of_range'),
    )
    await expect(admin.save('payroll', { id: slip.id, net_pay: 1 })).rejects.toMatchObject(
      refused('net_pay', 'read_only'),
    )
    const { rows } = await crm.core.pool.query<{ text: string }>('select p::text as text from payroll p')
    expect(rows[0]?.text).not.toMatch(/30000|25000/)
  })
})

describe('hierarchies', () => {
  it('of employees, departments, positions and goals have no circle', async () => {
    await using crm = await freshCrm()
    const { admin, mona, theo } = await company(crm)
    await expect(admin.save('employee', { id: mona, manager_id: theo })).rejects.toMatchObject(
      refused('manager_id', 'cycle'),
    )
    const { record: top } = await admin.save('department', { name: 'Top' })
    const { record: part } = await admin.save('department', { name: 'Part', parent_id: top.id })
    await expect(admin.save('department', { id: top.id, parent_id: part.id })).rejects.toMatchObject(
      refused('parent_id', 'cycle'),
    )
  })
})
