import { northwind } from './anchors.ts'
import { systemFields, type Row, type World } from './rows.ts'

const list = [
  {
    key: 'tom',
    name: 'Tom Baker',
    email: northwind.tom,
    role: 'rep',
    language: 'en',
    title: 'Account Executive',
  },
  { key: 'lina', name: '李娜', email: northwind.lina, role: 'rep', language: 'zh', title: '客户经理' },
  { key: 'zhaolei', name: '赵磊', email: northwind.zhaolei, role: 'rep', language: 'zh', title: '客户经理' },
  {
    key: 'grace',
    name: 'Grace Chen',
    email: northwind.manager,
    role: 'manager',
    language: 'en',
    title: 'Head of Sales',
  },
  {
    key: 'alex',
    name: 'Alex Morgan',
    email: northwind.admin,
    role: 'admin',
    language: 'en',
    title: 'Revenue Operations',
  },
  {
    key: 'zhoumin',
    name: '周敏',
    email: northwind.finance,
    role: 'finance',
    language: 'zh',
    title: '财务主管',
  },
] as const
export type PersonKey = (typeof list)[number]['key']
export type People = Readonly<Record<PersonKey, string>>

const phones = [
  '+86 21 5550 0101',
  '+86 21 5550 0102',
  '+86 10 5550 0103',
  '+86 21 5550 0104',
  '+86 21 5550 0105',
  '+86 21 5550 0106',
]

/** The six people: Tom alone looks after customers abroad, 李娜 and 赵磊 those at home, Grace leads all three. */
export function people(world: World): { users: Row<'user'>[]; ids: People } {
  const joined = world.calendar.at(-620, 9)
  const keyed = list.map((person) => ({
    person,
    row: systemFields(world, `user/${person.key}`, null, joined),
  }))
  const ids = Object.fromEntries(keyed.map(({ person, row }) => [person.key, row.id])) as People
  const users = keyed.map(({ person: { name, email, role, language, title }, row }, i) => ({
    ...row,
    name,
    email,
    role,
    language,
    title,
    manager_id: role === 'rep' ? ids.grace : null,
    phone: phones[i] ?? null,
    time_zone: 'Asia/Shanghai',
    is_active: true,
  }))
  return { users, ids }
}

export function teams(world: World, ids: People): { teams: Row<'team'>[]; members: Row<'team_member'>[] } {
  const founded = world.calendar.at(-620, 10)
  const row = (key: string) => systemFields(world, key, null, founded)
  const abroad = {
    ...row('team/abroad'),
    name: 'International',
    description: 'Customers outside Greater China',
  }
  const home = { ...row('team/home'), name: '大中华区', description: '大中华区客户' }
  const member = (team: { id: string }, user_id: string, role: 'member' | 'lead') => ({
    ...row(`member/${team.id}/${user_id}`),
    team_id: team.id,
    user_id,
    role,
  })
  return {
    teams: [abroad, home],
    members: [
      member(abroad, ids.tom, 'member'),
      member(home, ids.lina, 'member'),
      member(home, ids.zhaolei, 'member'),
      member(abroad, ids.grace, 'lead'),
      member(home, ids.grace, 'lead'),
    ],
  }
}

export function roles(world: World): Row<'role'>[] {
  const founded = world.calendar.at(-620, 9)
  const named = [
    ['admin', 'Administrator', 'Sees and changes everything in the workspace'],
    ['manager', 'Sales manager', 'Sees and changes the records of the team'],
    ['rep', 'Sales rep', 'Works on own records and those of the team'],
    ['finance', 'Finance', 'Reads everything, changes nothing'],
  ] as const
  return named.map(([name, label, description]) => ({
    ...systemFields(world, `role/${name}`, null, founded),
    name,
    label,
    description,
  }))
}
