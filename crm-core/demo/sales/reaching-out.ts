import type { DemoLead } from '../leads.ts'
import type { People } from '../people.ts'
import { systemFields, type DemoRows, type World } from '../rows.ts'

type Reaching = Pick<DemoRows, 'form' | 'landing_page' | 'marketing_list' | 'unsubscribe' | 'assignment_rule'>

/** How people come to Northwind, who takes care of them, and who wants no mail. */
export function reachingOut(world: World, people: People, leads: readonly DemoLead[]): Reaching {
  const { calendar } = world
  const row = (key: string, days: number) => systemFields(world, key, people.alex, calendar.at(days, 10))
  const demo = {
    ...row('form/demo', -420),
    name: '预约演示 Book a demo',
    fields: input(['last_name', '姓名 Name'], ['company', '公司 Company'], ['email', '邮箱 E-mail']),
    target_object: 'lead' as const,
    redirect_url: 'https://www.northwind.test/thanks',
    consent_text: '提交即表示同意我们就此联系您。By sending this you agree to be contacted about it.',
  }
  const paper = {
    ...row('form/white-paper', -160),
    name: '下载白皮书 White paper',
    fields: input(['last_name', '姓名 Name'], ['email', '邮箱 E-mail']),
    target_object: 'lead' as const,
    consent_text: '我们会发送白皮书及后续资料。We send the paper and what follows it.',
  }
  return {
    form: [demo, paper],
    landing_page: [
      {
        ...row('landing/demo', -410),
        title: 'See your next season 预约产品演示',
        slug: 'demo',
        form_id: demo.id,
        published_at: calendar.at(-400, 9).toISOString(),
      },
      {
        ...row('landing/retail', -120),
        title: '零售补货白皮书',
        slug: 'retail-white-paper',
        form_id: paper.id,
        published_at: calendar.at(-100, 9).toISOString(),
      },
    ],
    marketing_list: [
      {
        ...row('list/customers', -300),
        name: '现有客户月报',
        list_type: 'static',
        target_object: 'contact',
        member_count: 86,
      },
      {
        ...row('list/hot', -200),
        name: 'Hot leads',
        list_type: 'dynamic',
        target_object: 'lead',
        filter: { field: 'rating', op: '=', value: 'hot' },
        member_count: leads.filter(({ row }) => row.rating === 'hot').length,
      },
    ],
    unsubscribe: leads
      .filter(({ row: lead }) => lead.is_unsubscribed && lead.email)
      .map(({ row: lead }, i) => ({
        ...systemFields(world, `unsubscribe/${i}`, lead.owner_id, new Date(lead.created_at)),
        email: lead.email ?? '',
        reason: i % 3 === 0 ? ('too_frequent' as const) : ('requested' as const),
      })),
    assignment_rule: [
      rule(
        row('rule/home', -500),
        '大中华区线索',
        10,
        { field: 'language', op: '=', value: 'zh' },
        people.lina,
      ),
      rule(
        row('rule/abroad', -500),
        'Leads from abroad',
        20,
        { field: 'language', op: '=', value: 'en' },
        people.tom,
      ),
    ],
  }
}
const input = (...fields: readonly (readonly [name: string, label: string])[]) =>
  fields.map(([name, label]) => ({ name, label, required: true }))

function rule(
  row: ReturnType<typeof systemFields>,
  name: string,
  order: number,
  criteria: Readonly<Record<string, string>>,
  assign_to: string,
): DemoRows['assignment_rule'][number] {
  return { ...row, name, order, criteria, assign_to, object_name: 'lead' }
}
