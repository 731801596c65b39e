import { expect, it } from 'vitest'
import { Account, Lead, freshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { scoreOf, threshold } from './score.ts'
import { simplified } from './simplified.ts'
import { traitsOf } from './traits.ts'

const alike = (one: object, other: object) =>
  scoreOf(traitsOf(Lead, { ...one }), traitsOf(Lead, { ...other })).score >= threshold
const companiesAlike = (one: object, other: object) =>
  scoreOf(traitsOf(Account, { ...one }), traitsOf(Account, { ...other })).score >= threshold

it('knows a person in both scripts, with the names swapped, and with a mistake in one', () => {
  const dana = { first_name: 'Dana', last_name: 'Reed', company: 'Globex Inc', email: 'dana@globex.test' }
  expect(alike(dana, { first_name: 'Reed', last_name: 'Dana', company: 'GLOBEX' })).toBe(true)
  expect(alike(dana, { first_name: 'Dana', last_name: 'Reeed', email: 'dana@globex.test' })).toBe(true)
  expect(alike(dana, { first_name: 'Maria', last_name: 'Stone', company: 'Globex Inc' })).toBe(false)
  const wang = { last_name: '王', first_name: '伟', phone: '+86 138 0000 1234' }
  expect(alike(wang, { last_name: 'Wang', first_name: 'Wei', phone: '13800001234' })).toBe(true)
  expect(alike(wang, { last_name: '王', first_name: '伟', phone: '+86 139 9999 8888' })).toBe(false)
})

it('knows a company without its legal end and in both ways to write Chinese', () => {
  expect(companiesAlike({ name: 'Acme GmbH' }, { name: 'ACME, Inc.' })).toBe(true)
  expect(companiesAlike({ name: '華信科技股份有限公司' }, { name: '华信科技' })).toBe(true)
  expect(companiesAlike({ name: 'Acme' }, { name: 'Acorn' })).toBe(false)
  expect(simplified('東風電機')).toBe('东风电机')
})

withCrm('the search for duplicates', (fresh) => {
  it('finds what is like a new record, within reach only', async () => {
    const crm = await fresh()
    const known = await crm.given(Lead, { last_name: 'Reed', first_name: 'Dana', email: 'dana@globex.test' })
    await crm.given(Lead, { last_name: 'Reed', first_name: 'Dana', company: 'Globex' }, 'otherRep')
    const input = { last_name: 'Reed', first_name: 'Dana', company: 'Globex', email: 'DANA@globex.test' }
    const hits = await crm.duplicates.of('lead', input)
    expect(hits).toMatchObject([{ id: known.id, display: 'Dana Reed' }])
    expect(hits[0]?.reasons.map(({ code }) => code)).toContain('same_email')
    expect(await crm.as('manager').duplicates.of('lead', input)).toHaveLength(2)
    expect(await crm.duplicates.of('lead', { id: known.id })).toEqual([])
    await expect(crm.duplicates.of('note', {})).rejects.toMatchObject({ code: 'bad_request' })
  })

  it('keeps a review list, from which a dismissed pair stays away and a merged one goes', async () => {
    const crm = await fresh()
    const one = await crm.given(Account, { name: 'Acme GmbH', website: 'https://acme.test' })
    const other = await crm.given(Account, { name: 'ACME', website: 'http://www.acme.test/en' })
    await crm.given(Account, { name: 'Globex' })
    await crm.given(Account, { name: 'Globex Ltd' }, 'otherRep')
    const admin = crm.as('admin')
    expect(await admin.duplicates.scan('account')).toMatchObject({ found: 2 })
    const [pair, ...more] = await crm.duplicates.list('account')
    expect(more).toEqual([])
    expect(new Set([pair?.one.id, pair?.other.id])).toEqual(new Set([one.id, other.id]))
    const foreign = (await admin.duplicates.list('account')).find(({ id }) => id !== pair?.id)
    await expect(crm.duplicates.dismiss(foreign?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await admin.duplicates.dismiss(foreign?.id ?? '')
    const { write_set_id } = await crm.merge('account', one.id, [other.id])
    await admin.duplicates.scan('account')
    expect(await admin.duplicates.list('account')).toEqual([])
    await crm.undo(write_set_id)
    await admin.duplicates.scan('account')
    expect((await admin.duplicates.list('account')).map(({ id }) => id)).toEqual([pair?.id])
    await expect(crm.duplicates.scan('account')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

const first = [
  'Dana',
  'Maria',
  'Peter',
  'Anna',
  'Lukas',
  'Oliver',
  'Sofia',
  'Emma',
  'Noah',
  'Karl',
  'Julia',
  'Simon',
]
const last = [
  'Reed',
  'Stone',
  'Keller',
  'Fischer',
  'Novak',
  'Larsen',
  'Moreau',
  'Rossi',
  'Hughes',
  'Carter',
  'Becker',
  'Weiss',
]
const han = ['王伟', '李娜', '張強', '刘洋', '陳静', '杨帆', '趙磊', '黄敏', '周杰', '吴芳']
const trades = ['Logistics', 'Systems', 'Foods', 'Energy', 'Textiles', 'Robotics', 'Marine', 'Optics']

/** Leads of whom it is known which are one person: every third comes a second time, spoilt in one of six ways. */
function people(count: number): { values: Record<string, string>; person: number }[] {
  let seed = 7
  const pick = <T>(list: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return list[Math.floor((seed / 2_147_483_648) * list.length)] as T
  }
  const digits = () => Array.from({ length: 8 }, () => pick('0123456789'.split(''))).join('')
  return Array.from({ length: count }, (_, person) => {
    const chinese = person % 5 === 0
    const name = pick(han)
    const company = `${pick(last)} ${pick(trades)}`
    const host = `${company.toLowerCase().replace(' ', '')}.test`
    const [given, family] = chinese ? [name.slice(1), name.slice(0, 1)] : [pick(first), pick(last)]
    const values = {
      first_name: given,
      last_name: family,
      company: `${company} Inc`,
      email: `${chinese ? `p${person}` : `${given}.${family}${person % 7}`.toLowerCase()}@${host}`,
      phone: `+49 30 ${digits()}`,
    }
    if (person % 3 !== 0) return [{ values, person }]
    return [
      { values, person },
      { values: spoilt(values, person / 3, simplified), person },
    ]
  }).flat()
}
function spoilt(values: Record<string, string>, way: number, script: (text: string) => string) {
  const { first_name = '', last_name = '', company = '', email = '', phone = '' } = values
  const typo = (text: string) =>
    text.length > 3 ? `${text.slice(0, 2)}${text.slice(3, 4)}${text.slice(2, 3)}${text.slice(4)}` : text
  const ways: Record<string, string>[] = [
    { ...values, last_name: typo(last_name), phone: '' },
    { ...values, first_name: last_name, last_name: first_name, email: '' },
    { ...values, first_name: script(first_name), last_name: script(last_name), email: '', phone },
    {
      first_name,
      last_name,
      company: company.replace(' Inc', ' GmbH'),
      phone: phone.replace('+49 30 ', '030'),
    },
    { ...values, email: email.toUpperCase(), company: '-' },
    { first_name: typo(first_name), last_name, company: typo(company), email, phone: '' },
  ]
  return ways[way % ways.length] ?? values
}

it('finds nearly all spoilt copies, and few pairs that are two people', async () => {
  await using crm = await freshCrm()
  const admin = crm.as('admin')
  const all = people(900)
  const { ids } = await admin.upsertAll(
    'lead',
    all.map(({ values }) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))),
  )
  const personOf = new Map(ids.map((id, i) => [id, all[i]?.person]))
  await admin.duplicates.scan('lead')
  const { rows } = await crm.core.pool.query<{ one_id: string; other_id: string }>(
    'select one_id, other_id from duplicate_candidate',
  )
  const right = rows.filter(({ one_id, other_id }) => personOf.get(one_id) === personOf.get(other_id)).length
  const figures = { precision: right / rows.length, recall: right / 300 }
  if (process.env['SHOW_FIGURES']) console.log(figures, rows.length)
  expect(figures.precision).toBeGreaterThan(0.9)
  expect(figures.recall).toBeGreaterThan(0.9)
}, 120_000)
