import type { FieldValue } from '../../contract.ts'
import type { Random } from '../random.ts'
import { logistic, normal, poisson, waiting } from './chance.ts'
import type { Story } from './story.ts'
import { mail, touch } from './touches.ts'
import { headcount, industryFit, pickWeighted, sizeFit, sources, titles } from './traits.ts'
import { day, money, type HistoryWorld } from './world.ts'

/**
 * Leads from their first day to what became of them. Who they are and how warm they grow decides both how they behave
 * and how it ends; a good part of it is chance. Some of the profile is filled in only when somebody qualifies them,
 * as in life: who reads today's row knows more than could be known.
 */
export function tellLeads(world: HistoryWorld): void {
  const random = world.random('leads')
  for (let n = 0; n < world.options.leads; n++) tellLead(world, random, n)
}

function tellLead(world: HistoryWorld, random: Random, n: number): void {
  const created = world.start + random.next() * (world.end - world.start - day)
  const [industry, fit] = random.pick(industryFit)
  const [source, , sourceFit] = pickWeighted(random, sources)
  const unsubscribed = random.chance(0.04)
  const pooled = random.chance(0.12)
  const [title, , rank] = pickWeighted(random, titles)
  const employees = headcount(random)
  const business = random.chance(0.7)
  const budget = Math.exp(10 + 0.3 * Math.log(employees) + normal(random))
  const promise = fit + sourceFit + rank + sizeFit(employees) + (business ? 0.3 : -0.5)
  const warmth = 0.6 * promise + normal(random) - (unsubscribed ? 0.8 : 0) - (pooled ? 0.4 : 0)
  const known = random.chance(0.6)
  const lead = world.tell('lead', String(n), random.pick(world.reps), created, {
    last_name: `Lead ${n + 1}`,
    company: `Company ${n + 1}`,
    title: random.chance(0.85) ? title : null,
    email: random.chance(0.9) ? `lead${n}@${business ? `company${n}.test` : 'gmail.com'}` : null,
    phone: random.chance(0.6) ? '+86 21 5555 0100' : null,
    industry: random.chance(0.9) ? industry : null,
    employee_count: known ? employees : null,
    estimated_budget: known && random.chance(0.6) ? money(budget) : null,
    lead_source: source,
    status: 'new',
    is_unsubscribed: unsubscribed,
    is_in_public_pool: pooled,
    email_opens: 0,
    website_visits: 0,
  })
  const length = 2 + waiting(random, 40 - 6 * Math.max(-2, Math.min(2, warmth)))
  const end = Math.min(created + length * day, world.end)
  const talks = follow(world, random, lead, { created, end, warmth })
  if (end >= world.end || random.chance(0.1)) return
  const met = Math.min(talks, 6) * 0.15
  const converted = random.chance(logistic(-1.9 + 1.1 * promise + 0.9 * (warmth - 0.6 * promise) + met))
  finish(lead, end, converted, { employee_count: employees, estimated_budget: money(budget) }, random)
}

interface Course {
  readonly created: number
  readonly end: number
  readonly warmth: number
}
/** Talks, opened mails and visits over the open life; answers how many talks there were. */
function follow(world: HistoryWorld, random: Random, lead: Story, { created, end, warmth }: Course): number {
  const days = (end - created) / day
  const talks = Math.min(poisson(random, 0.5 + Math.min(days, 60) * 0.06 * Math.exp(0.35 * warmth)), 25)
  const times = Array.from({ length: talks }, () => created + random.next() * (end - created)).sort(
    (a, b) => a - b,
  )
  if (lead.get('email') !== null) {
    const mails = Math.min(poisson(random, 0.3 + Math.min(days, 60) * 0.03 * Math.exp(0.3 * warmth)), 15)
    for (let i = 0; i < mails; i++)
      mail(world, random, lead, created + random.next() * (end - created), warmth, i)
  }
  let opens = 0
  let visits = 0
  for (const [i, at] of times.entries()) {
    touch(world, random, lead, at, warmth, i)
    opens += poisson(random, 0.8 * Math.exp(0.3 * warmth))
    visits += poisson(random, 0.7 * Math.exp(0.4 * warmth))
    const status = lead.get('status') === 'new' ? 'contacted' : i === 2 && warmth > 0.8 ? 'qualified' : null
    lead.change(at + 60_000, {
      email_opens: opens,
      website_visits: visits,
      ...(status !== null && { status }),
    })
  }
  return talks
}

function finish(
  lead: Story,
  at: number,
  converted: boolean,
  learned: Readonly<Record<string, FieldValue>>,
  random: Random,
): void {
  if (!converted) return lead.change(at, { status: 'unqualified', rating: 'cold' })
  const status = { status: 'converted', converted_at: new Date(Math.floor(at)).toISOString(), rating: 'hot' }
  lead.change(at, random.chance(0.8) ? { ...learned, ...status } : status)
}
