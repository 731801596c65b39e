import type { DemoAccount } from './accounts.ts'
import { anchors } from './anchors.ts'
import { addressOf, fullName, Names, phoneFor, splitName, type Name } from './names.ts'
import type { Random } from './random.ts'
import { randomFor, systemFields, type Row, type World } from './rows.ts'
import { chineseTitles, titles } from './words/names.ts'

export interface DemoContact {
  readonly row: Row<'contact'>
  readonly account: DemoAccount
  readonly name: string
}
interface Fixed {
  readonly account: string
  readonly name: string
  readonly title: string | null
  readonly department?: string
  readonly level?: 'c_level' | 'vp' | 'director' | 'manager' | 'staff'
  readonly phone?: string | null
  readonly decides?: true
}

/** People that examples and evals know by name, the namesakes among them. */
const fixed: readonly Fixed[] = [
  {
    account: anchors.globex.account,
    name: anchors.globex.contact,
    title: 'VP Operations',
    department: 'Operations',
    level: 'vp',
    phone: '+1 312 555 0142',
    decides: true,
  },
  {
    account: anchors.globex.account,
    name: 'Howard Lin',
    title: 'Information Security Officer',
    department: 'IT',
    level: 'manager',
  },
  {
    account: anchors.initech.account,
    name: anchors.initech.contact,
    title: 'Director of IT',
    department: 'IT',
    level: 'director',
    phone: '+1 512 555 0117',
    decides: true,
  },
  {
    account: anchors.initech.account,
    name: 'Joanna Pike',
    title: 'Business Analyst',
    department: 'Operations',
    level: 'staff',
  },
  {
    account: anchors.umbrella.account,
    name: anchors.umbrella.contact,
    title: 'Engineering Manager',
    department: 'IT',
    level: 'manager',
    phone: null,
  },
  {
    account: anchors.huaxin.account,
    name: anchors.huaxin.contact,
    title: '总经理',
    department: '总经办',
    level: 'c_level',
    phone: '+86 139 0000 1888',
    decides: true,
  },
  {
    account: anchors.huaxin.account,
    name: '张晓雯',
    title: '采购经理',
    department: '采购部',
    level: 'manager',
  },
  {
    account: '星辰科技',
    name: anchors.wangWei.name,
    title: '采购经理',
    department: '采购部',
    level: 'manager',
    phone: '+86 139 0000 2101',
  },
  {
    account: '远景制造',
    name: anchors.wangWei.name,
    title: '信息中心主任',
    department: '信息技术部',
    level: 'director',
    phone: '+86 139 0000 2202',
  },
  {
    account: 'Pacific Foods',
    name: anchors.wangWei.latin,
    title: 'Supply Chain Manager',
    department: 'Supply Chain',
    level: 'manager',
    phone: '+65 5550 0133',
  },
  {
    account: 'Acme Corp',
    name: 'Ruth Delaney',
    title: 'Head of Procurement',
    department: 'Procurement',
    level: 'director',
  },
  {
    account: 'Acme Group',
    name: 'Edmund Shaw',
    title: 'Chief Operating Officer',
    department: 'Operations',
    level: 'c_level',
  },
  { account: '艾克美', name: '顾文君', title: '副总经理', department: '总经办', level: 'vp' },
]
/** Names that stand for one person each, so that the pools do not give them away again. */
export const reservedNames: readonly string[] = fixed.map((person) => person.name)

export function contacts(world: World, all: readonly DemoAccount[], wanted: number): DemoContact[] {
  const random = randomFor(world, 'contacts')
  const names = new Names(random, reservedNames)
  const known = all.filter((account) => account.company.type !== 'competitor')
  const made = fixed.map((person) => fixedContact(world, all, person, random))
  for (let i = 0; made.length < wanted; i++) {
    const account = known[i % known.length]
    if (account === undefined || isFull(account, made)) continue
    made.push(contact(world, account, names.take(account.chinese), random, made))
  }
  return made
}

function isFull(account: DemoAccount, made: readonly DemoContact[]): boolean {
  return made.filter((one) => one.account === account).length >= 4
}

function fixedContact(world: World, all: readonly DemoAccount[], person: Fixed, random: Random): DemoContact {
  const account = all.find((one) => one.row.name === person.account)
  if (account === undefined) throw new Error(`No account "${person.account}" for ${person.name}`)
  const made = contact(world, account, splitName(person.name), random, [])
  const { account: _account, name: _name, decides, ...fields } = person
  const email = addressOf(splitName(person.name), account.company.domain)
  return {
    ...made,
    row: {
      ...made.row,
      ...fields,
      email,
      is_decision_maker: decides ?? false,
      is_primary: decides ?? false,
      is_unsubscribed: false,
    },
  }
}

function contact(
  world: World,
  account: DemoAccount,
  name: Name,
  random: Random,
  made: readonly DemoContact[],
): DemoContact {
  const since = -world.calendar.daysTo(account.row.created_at.slice(0, 10))
  const created = world.calendar.at(
    world.calendar.workday(-random.int(2, Math.max(3, since))),
    random.int(9, 17),
    random.int(0, 59),
  )
  const job = random.pick(account.chinese ? chineseTitles : titles)
  const key = `contact/${account.row.name}/${fullName(name)}`
  const row = {
    ...systemFields(world, key, account.row.owner_id, created),
    ...name,
    account_id: account.row.id,
    ...(random.chance(0.93) ? job : { title: null, department: null }),
    email: random.chance(0.92) ? addressOf(name, account.company.domain) : null,
    phone: random.chance(0.85) ? phoneFor(account.chinese, random) : null,
    is_primary: !made.some((one) => one.account === account),
    is_decision_maker: job.level === 'c_level' || job.level === 'vp',
    influence_level: random.pick(['high', 'medium', 'low'] as const),
    relationship_strength: random.pick(['strong', 'medium', 'medium', 'weak'] as const),
    preferred_contact: account.chinese
      ? random.pick(['wechat', 'phone', 'email'] as const)
      : random.pick(['email', 'phone'] as const),
    language: account.chinese ? 'zh' : 'en',
    is_unsubscribed: random.chance(0.03),
  }
  return { row, account, name: fullName(name) }
}
