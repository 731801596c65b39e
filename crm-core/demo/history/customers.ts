import type { Random } from '../random.ts'
import { logistic, normal, poisson, weighted } from './chance.ts'
import type { Story } from './story.ts'
import { touch } from './touches.ts'
import { headcount, industryFit } from './traits.ts'
import { day, isoDay, money, type HistoryWorld } from './world.ts'

const quarter = 90 * day
const tiers = [
  ['platinum', 1, -0.6],
  ['gold', 2, -0.3],
  ['silver', 3, 0],
  ['standard', 5, 0.3],
] as const

/** Customers, quarter by quarter: warmth drifts, talk and trouble follow from it, and some leave. */
export function tellCustomers(world: HistoryWorld): Story[] {
  const random = world.random('customers')
  return Array.from({ length: world.options.customers }, (_, n) => tellCustomer(world, random, n))
}

function tellCustomer(world: HistoryWorld, random: Random, n: number): Story {
  const created = world.start + random.next() * 0.8 * (world.end - world.start)
  const [industry] = random.pick(industryFit)
  const employees = headcount(random)
  const tier = weighted(
    random,
    tiers.map((one) => [one, one[1]] as const),
  )
  const auto_renew = random.chance(0.4)
  const value = Math.exp(9 + 0.4 * Math.log(employees) + 0.5 * normal(random))
  const account = world.tell('account', String(n), random.pick(world.reps), created, {
    name: `Company ${n + 1}`,
    type: 'customer',
    customer_status: 'active',
    industry,
    employee_count: random.chance(0.9) ? employees : null,
    annual_revenue: random.chance(0.8) ? money(employees * 80_000 * Math.exp(0.4 * normal(random))) : null,
    sla_tier: tier[0],
    contract_value: money(value),
    next_renewal_date: isoDay(created + 365 * day),
  })
  const contact = world.tell('contact', `${n}/0`, account.owner_id, created + 1000, {
    last_name: `Contact ${n + 1}`,
    account_id: account.id,
  })
  world.contacts.set(account.id, contact.id)
  world.tell('contract', String(n), account.owner_id, created + 2000, {
    name: `Contract ${n + 1}`,
    contract_number: `HIS-${String(n + 1).padStart(6, '0')}`,
    account_id: account.id,
    status: 'active',
    contract_value: money(value),
    start_date: isoDay(created),
    end_date: isoDay(created + 365 * day),
    auto_renew,
    term_months: 12,
    billing_frequency: 'annual',
    payment_terms: 'net_30',
  })
  live(world, random, account, { created, risk: tier[2] - (auto_renew ? 0.5 : 0) })
  return account
}

function live(
  world: HistoryWorld,
  random: Random,
  account: Story,
  { created, risk }: { readonly created: number; readonly risk: number },
): void {
  let warmth = 0.5 + 0.7 * normal(random)
  let touches = 0
  for (let from = created, k = 0; from < world.end; from += quarter, k++) {
    const until = Math.min(from + quarter, world.end)
    warmth = 0.85 * warmth + 0.45 * normal(random)
    const talks = poisson(random, 2 * Math.exp(0.45 * warmth))
    const times = Array.from({ length: talks }, () => from + random.next() * (until - from)).sort(
      (a, b) => a - b,
    )
    for (const at of times) touch(world, random, account, at, warmth, touches++)
    const cases = trouble(world, random, account, { from, until, warmth, k })
    if ((k + 1) % 4 === 0) account.change(until, { next_renewal_date: isoDay(until + 365 * day) })
    const leaves = logistic(-3 + risk - 1.1 * warmth + 0.35 * cases + (k % 4 === 3 ? 0.7 : 0))
    if (until < world.end && random.chance(leaves))
      return account.change(until - random.next() * 20 * day, { customer_status: 'churned' })
  }
}

interface Season {
  readonly from: number
  readonly until: number
  readonly warmth: number
  readonly k: number
}
function trouble(
  world: HistoryWorld,
  random: Random,
  account: Story,
  { from, until, warmth, k }: Season,
): number {
  const count = poisson(random, 0.5 * Math.exp(-0.4 * warmth))
  for (let i = 0; i < count; i++) {
    const at = from + random.next() * (until - from)
    const trouble = world.tell('case', `${account.id}/${k}/${i}`, account.owner_id, at, {
      subject: `Case ${i + 1}`,
      case_number: `${account.id.slice(-12)}-${k}-${i}`,
      account_id: account.id,
      status: 'new',
      priority: random.pick(['low', 'medium', 'high']),
    })
    const solved = at + (1 + random.next() * 10) * day
    if (solved >= world.end) continue
    const satisfaction = Math.max(1, Math.min(5, Math.round(3.2 + warmth + 0.7 * normal(random))))
    trouble.change(solved, { status: 'resolved', ...(random.chance(0.6) && { satisfaction }) })
  }
  return count
}
