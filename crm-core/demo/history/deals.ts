import type { Random } from '../random.ts'
import { logistic, normal, poisson, waiting } from './chance.ts'
import type { Story } from './story.ts'
import { mail, touch } from './touches.ts'
import { industryFit, pickWeighted, sizeFit, sources } from './traits.ts'
import { day, isoDay, money, type HistoryWorld } from './world.ts'

const stages = ['prospecting', 'qualification', 'proposal', 'negotiation'] as const
const fits = new Map<unknown, number>(industryFit)

/** Deals with accounts, stage by stage, with dates put off, amounts bargained over and talk all along. */
export function tellDeals(world: HistoryWorld, accounts: readonly Story[]): void {
  const random = world.random('deals')
  if (accounts.length === 0) return
  for (let n = 0; n < world.options.deals; n++) tellDeal(world, random, random.pick(accounts), n)
}

interface Deal {
  readonly story: Story
  readonly warmth: number
  readonly chance: number
}

function tellDeal(world: HistoryWorld, random: Random, account: Story, n: number): void {
  const born = account.lines[0]?.at ?? world.start
  const created = born + 5000 + random.next() * (world.end - born - day)
  if (created >= world.end) return
  const [source, , sourceFit] = pickWeighted(random, sources)
  const competitor = random.chance(0.35)
  const employees = account.get('employee_count')
  const size = typeof employees === 'number' ? sizeFit(employees) : 0
  const warmth = normal(random)
  const amount = Math.exp(11 + 0.8 * normal(random))
  const story = world.tell('opportunity', String(n), account.owner_id, created, {
    name: `Deal ${n + 1}`,
    account_id: account.id,
    contact_id: random.chance(logistic(0.8 + 0.6 * warmth)) ? (world.contacts.get(account.id) ?? null) : null,
    stage: 'prospecting',
    amount: money(amount),
    close_date: isoDay(created + (40 + random.next() * 80) * day),
    lead_source: source,
    competitor: competitor ? 'Rival' : null,
    next_step: random.chance(logistic(warmth)) ? 'Call back' : null,
  })
  const promise = 0.6 * (fits.get(account.get('industry')) ?? 0) + 0.5 * sourceFit + size
  const chance = promise + warmth - (competitor ? 0.8 : 0) - 0.25 * (Math.log(amount) - 11)
  course(world, random, { story, warmth, chance }, created, n)
}

function course(world: HistoryWorld, random: Random, deal: Deal, created: number, n: number): void {
  const { story, warmth } = deal
  let at = created
  let pushes = 0
  let talks = 0
  let mails = 0
  for (const [i, stage] of stages.entries()) {
    if (i > 0) story.change(at, { stage })
    if (i === 2 && random.chance(0.7)) quote(world, random, story, at + 1000, n)
    const until = at + (2 + waiting(random, 18 - 3 * Math.max(-2, Math.min(2, warmth)))) * day
    const last = Math.min(until, world.end)
    const count = poisson(random, ((last - at) / day) * 0.12 * Math.exp(0.4 * warmth))
    const times = Array.from({ length: Math.min(count, 12) }, () => at + random.next() * (last - at)).sort(
      (a, b) => a - b,
    )
    for (const time of times) touch(world, random, story, time, warmth, talks++)
    const letters = Math.min(poisson(random, ((last - at) / day) * 0.06 * Math.exp(0.3 * warmth)), 8)
    for (let k = 0; k < letters; k++)
      mail(world, random, story, at + random.next() * (last - at), warmth, mails++)
    if (until >= world.end) return
    if (random.chance(logistic(-0.6 - 0.8 * warmth))) {
      pushes += 1
      put(story, until - 1000, 20 + random.next() * 40)
    }
    if (random.chance(0.25)) bargain(story, until - 500, random)
    at = until
    const lost = logistic(-2.2 - 0.9 * deal.chance + 0.5 * pushes)
    if (random.chance(lost)) return close(story, at, false, random)
  }
  // Deals that are dead and that nobody closes.
  if (random.chance(0.05)) return
  close(story, at, random.chance(logistic(0.3 + deal.chance - 0.4 * pushes + 0.05 * talks)), random)
}

function put(story: Story, at: number, days: number): void {
  const planned = story.get('close_date')
  const from = typeof planned === 'string' ? Date.parse(planned) : at
  story.change(at, { close_date: isoDay(Math.max(from, at) + days * day) })
}
function bargain(story: Story, at: number, random: Random): void {
  const amount = story.get('amount')
  if (typeof amount !== 'object' || amount === null || !('amount' in amount)) return
  story.change(at, { amount: money(Number(amount.amount) * (0.75 + random.next() * 0.4)) })
}
function quote(world: HistoryWorld, random: Random, story: Story, at: number, n: number): void {
  if (at >= world.end) return
  world.tell('quote', String(n), story.owner_id, at, {
    name: `Quote ${n + 1}`,
    quote_number: `HIS-${String(n + 1).padStart(6, '0')}`,
    opportunity_id: story.id,
    account_id: story.get('account_id'),
    status: 'draft',
    currency: 'CNY',
    discount_percent: random.pick([0, 0, 5, 10, 15]),
  })
}
function close(story: Story, at: number, won: boolean, random: Random): void {
  const closed_at = new Date(Math.floor(at)).toISOString()
  const lost_reason = won ? null : random.pick(['price', 'competitor', 'no_budget', 'timing'])
  story.change(at, {
    stage: won ? 'closed_won' : 'closed_lost',
    closed_at,
    lost_reason,
    close_date: isoDay(at),
  })
}
