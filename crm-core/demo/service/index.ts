import type { DemoAccount } from '../accounts.ts'
import { anchors } from '../anchors.ts'
import type { DemoContact } from '../contacts.ts'
import type { People } from '../people.ts'
import { randomFor, systemFields, type DemoRows, type World } from '../rows.ts'
import { caseRows, type Customer } from './cases.ts'
import { desk, type Agents } from './desk.ts'
import { articles, socialPosts, topics } from './words.ts'

type ServiceTable =
  | 'holiday_calendar'
  | 'holiday'
  | 'business_hours'
  | 'skill'
  | 'agent_skill'
  | 'queue'
  | 'queue_member'
  | 'sla_policy'
  | 'sla_template'
  | 'routing_rule'
  | 'escalation_rule'
  | 'email_to_case'
  | 'web_to_case'
  | 'portal_user'
  | 'case'
  | 'case_comment'
  | 'sla_milestone'
  | 'knowledge_article'
  | 'forum_topic'
  | 'forum_post'
  | 'social_media_case'
export interface ServicePlan extends Agents {
  readonly customers: readonly Customer[]
  readonly cases: number
  /** Customers who sign in to the portal. */
  readonly portal: readonly {
    readonly name: string
    readonly email: string
    readonly contact_id: string
    readonly account_id: string | null
  }[]
}

/** What the service desk of a workspace has to do, by a chance of its own. */
export function serviceRows(world: World, plan: ServicePlan): Pick<DemoRows, ServiceTable> {
  const random = randomFor(world, 'service')
  const known = desk(world, plan)
  const made = plan.customers.length
    ? Array.from({ length: plan.cases }, (_, i) =>
        caseRows(world, known, random.pick(plan.customers), random, i, i / plan.cases),
      )
    : []
  const { forum_topic, forum_post } = forum(world, plan)
  return {
    ...known.setup,
    portal_user: plan.portal.map((person, i) => ({
      ...systemFields(world, `service/portal/${i}`, plan.admin, world.calendar.at(-90 + i, 11)),
      ...person,
      status: i % 3 === 2 ? ('invited' as const) : ('active' as const),
    })),
    case: made.map((one) => one.case),
    case_comment: made.flatMap((one) => one.case_comment),
    sla_milestone: made.flatMap((one) => one.sla_milestone),
    knowledge_article: knowledge(world, plan),
    forum_topic,
    forum_post,
    social_media_case: socialPosts.map((post, i) => {
      const at = world.calendar.at(-3 * (i + 1), 10)
      const own = systemFields(world, `service/social/${i}`, plan.admin, at)
      return {
        ...own,
        ...post,
        posted_at: own.created_at,
        case_id: post.sentiment === 'negative' ? (made.at(-1)?.case.id ?? null) : null,
      }
    }),
  }
}

function knowledge(world: World, { agents, admin }: Agents): DemoRows['knowledge_article'] {
  return articles.map(({ title, ...article }, i) => {
    const own = systemFields(
      world,
      `service/article/${i}`,
      agents[i % agents.length] ?? admin,
      world.calendar.at(-200 + 20 * i, 14),
    )
    const live = article.status === 'published' || article.status === 'archived'
    const vote_count = live ? 12 + 7 * i : 0
    const helpful_count = Math.floor(vote_count * (0.6 + (i % 4) * 0.1))
    return {
      ...own,
      ...article,
      title,
      content:
        article.language === 'zh'
          ? `${title}：请按以下步骤操作，如有疑问请联系支持团队。`
          : `${title}: follow these steps, and ask support when something differs.`,
      visibility: live ? 'public' : 'internal',
      published_at: live ? own.created_at : null,
      view_count: live ? 150 + 90 * i : 0,
      vote_count,
      helpful_count,
      helpful_rate: vote_count ? Math.round((helpful_count / vote_count) * 1000) / 10 : null,
    }
  })
}

function forum(world: World, { agents, admin }: Agents): Pick<DemoRows, 'forum_topic' | 'forum_post'> {
  const all = topics.map(({ category, title, posts }, i) => {
    const owner = agents[i % agents.length] ?? admin
    const at = (n: number) => world.calendar.at(-60 + 9 * i + n, 10)
    const own = systemFields(world, `service/topic/${i}`, owner, at(0))
    const written = posts.map((body, n) => ({
      ...systemFields(world, `service/topic/${i}/${n}`, owner, at(n)),
      forum_topic_id: own.id,
      body,
      like_count: n,
    }))
    const last = written.at(-1)
    return {
      topic: {
        ...own,
        updated_at: last?.created_at ?? own.updated_at,
        category,
        title,
        post_count: posts.length,
        last_post_at: last?.created_at ?? null,
      },
      written,
    }
  })
  return { forum_topic: all.map(({ topic }) => topic), forum_post: all.flatMap(({ written }) => written) }
}

/** Cases of Northwind's customers, but not of those that examples and evals speak of. */
export function northwindDesk(
  people: People,
  customers: readonly DemoAccount[],
  persons: readonly DemoContact[],
): ServicePlan {
  const told = new Set<string>([
    anchors.globex.account,
    anchors.initech.account,
    anchors.umbrella.account,
    anchors.huaxin.account,
    ...anchors.acme,
    ...anchors.wangWei.accounts,
  ])
  const quiet = customers.filter(({ row }) => row.type === 'customer' && !told.has(row.name ?? ''))
  const ids = new Set(quiet.map(({ row }) => row.id))
  const speakers = persons.filter(({ account }) => ids.has(account.row.id))
  return {
    admin: people.alex,
    agents: [people.lina, people.tom, people.zhaolei],
    cases: 48,
    customers: quiet.map(({ row, chinese }) => ({
      account_id: row.id,
      contact_id: speakers.find(({ account }) => account.row.id === row.id)?.row.id ?? null,
      owner_id: row.owner_id,
      tier: row.sla_tier ?? null,
      chinese,
    })),
    portal: speakers
      .filter(({ row }) => row.email)
      .slice(0, 6)
      .map(({ row, name }) => ({
        name,
        email: row.email ?? '',
        contact_id: row.id,
        account_id: row.account_id ?? null,
      })),
  }
}
export const harborDesk = (admin: string, account: { readonly id: string }): ServicePlan => ({
  admin,
  agents: [admin],
  cases: 2,
  customers: [{ account_id: account.id, contact_id: null, owner_id: admin, tier: null, chinese: false }],
  portal: [],
})
