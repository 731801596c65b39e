import { anchors } from './anchors.ts'
import { phoneFor } from './names.ts'
import type { People } from './people.ts'
import type { Random } from './random.ts'
import { money, randomFor, systemFields, type Row, type World } from './rows.ts'
import { hasHan } from '../search/text/normalise.ts'
import { companies, type Company } from './words/companies.ts'

type AccountRow = Row<'account'> & { readonly name: string }

/** An account with what the other parts need to know of it. */
export interface DemoAccount {
  readonly row: AccountRow
  readonly company: Company
  readonly chinese: boolean
}

export function accounts(world: World, people: People): DemoAccount[] {
  const random = randomFor(world, 'accounts')
  return companies.map((company, i) => {
    const created = world.calendar.at(
      world.calendar.workday(-random.int(430, 548)),
      random.int(9, 17),
      random.int(0, 59),
    )
    const owner = company.owner === null ? null : people[company.owner]
    const row = {
      ...systemFields(world, `account/${company.name}`, owner, created),
      ...fields(world, company, i, random),
    }
    return { row, company, chinese: hasHan(company.name) }
  })
}

function fields(world: World, company: Company, i: number, random: Random) {
  const chinese = hasHan(company.name)
  const customer = company.type === 'customer'
  return {
    name: company.name,
    account_number: `NW-${String(10_001 + i)}`,
    type: company.type,
    industry: company.industry,
    employee_count: company.employees,
    annual_revenue:
      company.employees === null
        ? null
        : money(Math.round(company.employees * random.int(45, 140) * 10) * 1_000, world.currency),
    rating: customer ? random.pick(['hot', 'warm'] as const) : random.pick(['warm', 'cold', 'hot'] as const),
    phone: random.chance(0.85) ? phoneFor(chinese, random) : null,
    website: `https://www.${company.domain}`,
    location: company.location,
    description: company.description ?? null,
    ...(customer ? customerFields(world, random, company.name) : {}),
  }
}

function customerFields(world: World, random: Random, name: string) {
  const status =
    name === anchors.globex.account
      ? 'active'
      : random.pick(['active', 'active', 'active', 'at_risk', 'inactive'] as const)
  const health = status === 'active' ? random.int(68, 96) : random.int(28, 58)
  return {
    customer_status: status,
    sla_tier: random.pick(['platinum', 'gold', 'silver', 'standard'] as const),
    health_score: health,
    churn_risk: Math.round((100 - health) * 0.6),
    next_renewal_date: world.calendar.date(random.int(20, 330)),
    contract_value: money(random.int(8, 120) * 10_000, world.currency),
  }
}
