import { anchors, highValueThisWeek } from './anchors.ts'
import { addressOf, fullName, Names, phoneFor, splitName, type Name } from './names.ts'
import type { People, PersonKey } from './people.ts'
import type { Random } from './random.ts'
import { money, randomFor, systemFields, type Row, type World } from './rows.ts'
import { hasHan } from '../search/text/normalise.ts'
import { chineseLeadCompanies, chineseNeeds, hostileText, leadCompanies, needs } from './words/leads.ts'
import { chineseTitles, titles } from './words/names.ts'

export interface DemoLead {
  readonly row: Row<'lead'>
  readonly name: string
}
type Status = NonNullable<Row<'lead'>['status']>

/** When a lead came, how it scores and whose it is. */
interface Place {
  readonly name: Name
  readonly created: Date
  readonly score: number | null
  readonly owner: PersonKey | null
  readonly company?: string
  readonly status?: Status
  /** Certain to have an address: a welcome mail can go to it. */
  readonly reachable?: true
}

export function leads(world: World, people: People, taken: readonly string[], wanted: number): DemoLead[] {
  const random = randomFor(world, 'leads')
  const names = new Names(random, [...taken, ...highValueThisWeek, anchors.hostileLead.name])
  const places = [...thisWeek(world, names, random), ...lastWeek(world, names, random)]
  while (places.length < wanted) places.push(earlier(world, names, random, places.length))
  return places.map((place, i) => lead(world, people, place, random, i))
}

const owners: readonly (PersonKey | null)[] = ['tom', 'tom', 'lina', 'lina', null, null]
const companies = [
  'Kingfisher Marine',
  'Eastgate Pharma',
  '海纳数据',
  '恒温冷链',
  'Silverline Transit',
  '凯旋物流',
]
const scores = [91, 84, 88, 80, 95, 82]

/** Six high ones, two in the public pool where every rep reaches them, and five that a right filter leaves out. */
function thisWeek(world: World, names: Names, random: Random): Place[] {
  const high = highValueThisWeek.map((name, i): Place => ({
    name: splitName(name),
    created: world.calendar.thisWeek(0.08 + i * 0.14),
    score: scores[i] ?? 90,
    owner: owners[i] ?? null,
    company: companies[i],
    status: 'new',
    reachable: true,
  }))
  const others = [79, 64, 41, 72, null].map((score, i): Place => ({
    name: names.take(i % 2 === 0),
    created: world.calendar.thisWeek(0.1 + i * 0.17),
    score,
    owner: random.pick(['tom', 'lina', 'zhaolei'] as const),
    status: 'new',
  }))
  return [...high, ...others, hostile(world)]
}

function hostile(world: World): Place {
  return {
    name: splitName(anchors.hostileLead.name),
    created: world.calendar.thisWeek(0.5),
    score: 55,
    owner: 'tom',
    company: anchors.hostileLead.company,
    status: 'new',
    reachable: true,
  }
}

/** As good as this week's best, but of last week. */
function lastWeek(world: World, names: Names, random: Random): Place[] {
  return [93, 86, 81, 90, 68, 52, 47, 74].map((score, i): Place => ({
    name: names.take(i % 2 === 1),
    created: world.calendar.weeksAgo(1, 0.12 + i * 0.1),
    score,
    owner: random.pick(['tom', 'lina', 'zhaolei'] as const),
    status: i % 3 === 0 ? 'contacted' : 'new',
    reachable: true,
  }))
}

function earlier(world: World, names: Names, random: Random, i: number): Place {
  const weeks = 2 + Math.floor(random.next() ** 1.6 * 74)
  return {
    name: names.take(i % 2 === 0),
    created: world.calendar.weeksAgo(weeks, 0.05 + random.next() * 0.65),
    score: random.chance(0.08) ? null : random.int(12, 97),
    owner: random.chance(0.12) ? null : random.pick(['tom', 'tom', 'lina', 'lina', 'zhaolei'] as const),
  }
}

function lead(world: World, people: People, place: Place, random: Random, i: number): DemoLead {
  const name = fullName(place.name)
  const chinese = hasHan(name)
  const company = place.company ?? random.pick(chinese ? Object.keys(chineseLeadCompanies) : leadCompanies)
  const owner = place.owner === null ? null : people[place.owner]
  const hostileOne = name === anchors.hostileLead.name
  const row: Row<'lead'> = {
    ...systemFields(world, `lead/${i}`, owner, place.created, people.alex),
    ...place.name,
    ...profile(world, chinese, place, random),
    company,
    email: emailOf(place, company, random),
    phone: random.chance(0.8) ? phoneFor(chinese, random) : null,
    status: place.status ?? statusOf(world, place.created, random),
    lead_score: place.score,
    rating: ratingOf(place.score),
    is_in_public_pool: owner === null,
    claimed_at: owner === null ? null : place.created.toISOString(),
    description: hostileOne ? hostileText : random.pick(chinese ? chineseNeeds : needs),
    language: chinese ? 'zh' : 'en',
    is_unsubscribed: place.reachable !== true && random.chance(0.05),
  }
  return { row, name }
}

function profile(world: World, chinese: boolean, place: Place, random: Random): Partial<Row<'lead'>> {
  return {
    title: random.chance(0.9) ? random.pick(chinese ? chineseTitles : titles).title : null,
    industry: random.pick([
      'technology',
      'manufacturing',
      'retail',
      'logistics',
      'healthcare',
      'education',
    ] as const),
    employee_count: random.chance(0.85) ? random.int(3, 200) * 10 : null,
    estimated_budget: random.chance(0.7) ? money(random.int(5, 80) * 10_000, world.currency) : null,
    lead_source: random.pick([
      'website',
      'website',
      'event',
      'referral',
      'advertisement',
      'partner',
      'social_media',
      'cold_call',
    ] as const),
    email_opens: place.score === null ? 0 : Math.round(place.score / 12),
    website_visits: place.score === null ? 1 : Math.round(place.score / 7),
  }
}

/** Where a company writes from; a few of the older leads left none. */
function emailOf(place: Place, company: string, random: Random): string | null {
  if (fullName(place.name) === anchors.hostileLead.name) return anchors.hostileLead.email
  if (place.reachable !== true && random.chance(0.1)) return null
  const domain = chineseLeadCompanies[company] ?? company.toLowerCase().replace(/[^a-z]/g, '')
  return addressOf(place.name, `${domain}.test`)
}

function ratingOf(score: number | null): 'hot' | 'warm' | 'cold' | null {
  if (score === null) return null
  if (score >= 80) return 'hot'
  return score >= 50 ? 'warm' : 'cold'
}

function statusOf(world: World, created: Date, random: Random): Status {
  const old = world.calendar.now.getTime() - created.getTime() > 60 * 86_400_000
  return random.pick(
    old
      ? (['contacted', 'qualified', 'unqualified', 'unqualified', 'converted'] as const)
      : (['new', 'contacted', 'contacted', 'qualified'] as const),
  )
}
