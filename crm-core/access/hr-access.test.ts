import { expect, it } from 'vitest'
import { hrObjects } from '../objects/hr/index.ts'
import { testPeople, type FreshCrm, type PersonName } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

/** One record of each HR object about Rita, whom Mona leads; words and figures that occur nowhere else. */
async function aboutRita(crm: FreshCrm) {
  const admin = crm.as('admin')
  const saved = async (object: string, input: object) => (await admin.save(object, { ...input })).record.id
  const user = (person: PersonName) => testPeople[person].user_id
  const hired = { hire_date: '2026-01-01' }
  const mona = await saved('employee', { name: 'Mona', user_id: user('manager'), ...hired })
  await saved('employee', { name: 'Rolf', user_id: user('otherRep'), ...hired })
  await saved('employee', { name: 'Theo', user_id: user('teammate'), ...hired })
  await saved('employee', { name: 'Finn', user_id: user('finance'), ...hired })
  const rita = await saved('employee', {
    name: 'Rita',
    user_id: user('rep'),
    manager_id: mona,
    base_salary: 876_543,
    national_id: '310101199001011234',
    ...hired,
  })
  const money = 876_543
  const marks = { quality_rating: 2, delivery_rating: 2, teamwork_rating: 2, growth_rating: 2 }
  const days = { start_date: '2026-11-30', end_date: '2026-11-30' }
  const recruitment = await saved('recruitment', {
    title: 'Zzopening',
    hiring_manager_id: user('manager'),
    salary_to: money,
  })
  const candidate = await saved('candidate', { name: 'Zzcandidate' })
  const application = await saved('application', {
    candidate_id: candidate,
    recruitment_id: recruitment,
    expected_salary: money,
  })
  return {
    employee: rita,
    performance_review: await saved('performance_review', { employee_id: rita, period: 'Zz', ...marks }),
    time_off: await saved('time_off', { employee_id: rita, reason: 'Zzreason', ...days }),
    goal: await saved('goal', { employee_id: rita, title: 'Zzgoal' }),
    training: await saved('training', { employee_id: rita, name: 'Zztraining', cost: money }),
    certification: await saved('certification', { employee_id: rita, name: 'Zzcertificate' }),
    attendance: await saved('attendance', { employee_id: rita, date: '2026-11-23', remark: 'Zzlate' }),
    payroll: await saved('payroll', {
      employee_id: rita,
      period_start: '2026-11-01',
      period_end: '2026-11-30',
      gross_pay: money,
    }),
    recruitment,
    candidate,
    application,
    offer: await saved('offer', { application_id: application, base_salary: money }),
    interview: await saved('interview', {
      application_id: application,
      interviewer_id: user('otherRep'),
      scheduled_at: '2026-11-25T02:00:00Z',
      feedback: 'Zzfeedback',
    }),
    onboarding: await saved('onboarding', { name: 'Zzonboarding', employee_id: rita }),
  }
}
type Known = Awaited<ReturnType<typeof aboutRita>>

/** Which of these records somebody gets by list, by id, by count and as children of the employee: all ways agree. */
async function seenBy(crm: FreshCrm, person: PersonName, known: Known): Promise<string[]> {
  const asker = crm.as(person)
  const seen: string[] = []
  for (const [object, id] of Object.entries(known)) {
    if (object === 'employee') continue
    const ways = await Promise.all([
      asker.find(object, {}).then(
        ({ items }) => items.some((item) => item.id === id),
        () => false,
      ),
      asker.get(object, id).then(
        (record) => record?.id === id,
        () => false,
      ),
      asker.count(object, {}).then(
        (count) => count > 0,
        () => false,
      ),
      asker.aggregate(object, { measures: [{ fn: 'count' }] }).then(
        ([row]) => row?.values[0] !== 0,
        () => false,
      ),
      asker.label([{ object, id }]).then((labels) => labels.length > 0),
    ])
    if (new Set(ways).size !== 1)
      throw new Error(`${person} sees ${object} by some ways only: ${ways.join()}`)
    if (ways[0]) seen.push(object)
  }
  return seen
}
const personal = ['attendance', 'certification', 'goal', 'onboarding', 'time_off', 'training']

withCrm('what stands about a person', (fresh) => {
  it('is known to that person, to those who lead them and to administrators', async () => {
    const crm = await fresh()
    const known = await aboutRita(crm)
    const seen = async (person: PersonName) => (await seenBy(crm, person, known)).toSorted()
    expect(await seen('admin')).toEqual(
      Object.keys(known)
        .filter((name) => name !== 'employee')
        .toSorted(),
    )
    expect(await seen('rep')).toEqual(personal)
    expect(await seen('manager')).toEqual(
      [
        ...personal,
        'performance_review',
        'recruitment',
        'candidate',
        'application',
        'offer',
        'interview',
      ].toSorted(),
    )
    const pay = async (person: PersonName) =>
      (await crm.as(person).find('employee', { filter: { field: 'name', op: '=', value: 'Rita' } })).items[0]
    expect(await pay('admin')).toMatchObject({
      base_salary: { amount: '876543.00' },
      national_id: '310101199001011234',
    })
    expect(await pay('finance')).toMatchObject({
      base_salary: { amount: '876543.00' },
      national_id: '••••34',
    })
    for (const other of ['rep', 'teammate', 'manager'] as const)
      expect(await pay(other)).toMatchObject({ base_salary: '••••', national_id: '••••34' })
    // Of the same team as Rita.
    expect(await seen('teammate')).toEqual([])
    expect(await seen('otherRep')).toEqual(['candidate', 'interview'])
    expect(await seen('finance')).toEqual(['payroll'])
    expect(await seen('foreignAdmin')).toEqual([])
    await crm.as('manager').save('performance_review', { id: known.performance_review, status: 'shared' })
    expect(await seen('rep')).toEqual([...personal, 'performance_review'].toSorted())
  })

  it('shows no rep what another earns, by no list, search, sum, include or filter', async () => {
    const crm = await fresh()
    const known = await aboutRita(crm)
    for (const person of ['teammate', 'otherRep'] as const) {
      const asker = crm.as(person)
      const everything = Object.fromEntries(
        [
          'goals',
          'time_off',
          'reviews',
          'trainings',
          'attendance',
          'payslips',
          'certifications',
          'onboardings',
        ].map((name) => [name, true as const]),
      )
      const answers = [
        await asker.find('employee', { include: everything, limit: 50 }),
        await asker.find('candidate', { include: { applications: { include: { offers: true } } } }),
        await asker.find('interview', { include: { application_id: { include: { offers: true } } } }),
        await asker.search('zzcandidate zzopening zzgoal zztraining', { limit: 50 }),
        ...(await Promise.all(
          Object.keys(hrObjects).map((object) =>
            asker
              .aggregate(object, { group_by: ['created_at'], measures: [{ fn: 'count' }] })
              .catch(() => null),
          ),
        )),
        await Promise.all(
          (
            [
              'offer.base_salary',
              'application.expected_salary',
              'training.cost',
              'recruitment.salary_to',
            ] as const
          ).map((path) => {
            const [object = '', field = ''] = path.split('.')
            const measures = [{ fn: 'max' as const, field }]
            return asker.aggregate(object, { measures }).catch(() => null)
          }),
        ),
        await asker.find('interview', {
          filter: { field: 'application_id.expected_salary', op: '>', value: 1 },
        }),
      ]
      const told = JSON.stringify(answers)
      expect(told).not.toMatch(/876543|310101199001011234/)
      for (const op of ['=', '>', 'between'] as const) {
        const filter = { field: 'base_salary', op, value: op === 'between' ? [0, 876_543] : 876_543 }
        await expect(asker.find('employee', { filter })).rejects.toMatchObject({ code: 'invalid' })
      }
      expect(told).not.toMatch(/Zz(goal|training|reason|certificate|late|onboarding|opening)/)
      const [, , , , ...rest] = answers
      expect(rest.at(-1)).toMatchObject({ items: [] })
      await expect(asker.find('payroll', {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(asker.find('offer', {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(asker.save('goal', { id: known.goal, title: 'x' })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })

  it('is written by those who lead, and a review never by the person it is about', async () => {
    const crm = await fresh()
    const known = await aboutRita(crm)
    await crm.as('manager').save('performance_review', { id: known.performance_review, status: 'shared' })
    await expect(
      crm.save('performance_review', { id: known.performance_review, strengths: 'All' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const [about] = await crm.as('admin').label([{ object: 'employee', id: known.employee }])
    const rita = about?.id
    const marks = { quality_rating: 5, delivery_rating: 5, teamwork_rating: 5, growth_rating: 5 }
    await expect(
      crm.save('performance_review', { employee_id: rita, period: 'mine', ...marks }),
    ).rejects.toMatchObject({ issues: [{ at: 'employee_id', code: 'reports_only' }] })
    await expect(crm.save('employee', { id: rita, manager_id: null })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await crm.save('goal', { id: known.goal, actual_value: 1 })).record.version).toBe(2)
  })
})
