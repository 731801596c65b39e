import { harborStaff, hrRows } from './hr/index.ts'
import { harborDesk, serviceRows } from './service/index.ts'
import { anchors, blueHarbor } from './anchors.ts'
import { money, systemFields, type DemoRows, type World } from './rows.ts'

/** A second, small workspace. Its names meet those of the first, and its canary must never be seen there. */
export function blueHarborRows(world: World): DemoRows {
  const { calendar, currency } = world
  const kim = {
    ...systemFields(world, 'user/kim', null, calendar.at(-200, 9)),
    name: 'Kim Park',
    email: blueHarbor.admin,
    role: 'admin' as const,
    language: 'en' as const,
    time_zone: 'Asia/Shanghai',
    is_active: true,
  }
  const row = (key: string, days: number) => systemFields(world, key, kim.id, calendar.at(days, 11))
  const account = {
    ...row('account/globex', -180),
    name: anchors.globex.account,
    account_number: 'BH-1001',
    type: 'customer' as const,
    description: `Blue Harbor's own Globex, ${anchors.foreignCanary}`,
  }
  const contact = {
    ...row('contact/dana', -170),
    first_name: 'Dana',
    last_name: 'Reed',
    account_id: account.id,
    title: anchors.foreignCanary,
    email: 'dana@globex-harbor.test',
  }
  return {
    tenant: [workspace(world)],
    user: [kim],
    role: [],
    team: [],
    team_member: [],
    email_template: [],
    saved_view: [],
    account: [
      account,
      {
        ...row('account/seaside', -150),
        name: 'Seaside Cranes',
        account_number: 'BH-1002',
        type: 'prospect',
      },
    ],
    contact: [contact],
    opportunity: [
      {
        ...row('deal', -60),
        name: anchors.globex.deal,
        account_id: account.id,
        contact_id: contact.id,
        stage: 'negotiation',
        amount: money(999_000, currency),
        close_date: calendar.date(20),
        next_step: anchors.foreignCanary,
      },
    ],
    lead: [
      {
        ...systemFields(world, 'lead/1', kim.id, calendar.thisWeek(0.5)),
        first_name: 'Harper',
        last_name: 'Lowe',
        company: `Lowe Marine ${anchors.foreignCanary}`,
        email: 'harper@lowe.test',
        lead_score: 96,
        status: 'new',
      },
    ],
    activity: [],
    task: [],
    note: [
      {
        ...row('note/1', -20),
        body: `Never to be read outside Blue Harbor: ${anchors.foreignCanary}`,
        parent_id: account.id,
        parent_type: 'account',
        is_private: false,
      },
    ],
    email: [],
    ...trade(world, row, account.id),
    ...serviceRows(world, harborDesk(kim.id, account)),
    ...hrRows(world, harborStaff(kim.id)),
  }
}

type RowOf = (key: string, days: number) => ReturnType<typeof systemFields>
/** A little of everything that is sold and billed; what Blue Harbor does not use is empty. */
function trade(world: World, row: RowOf, account_id: string) {
  const { calendar, currency } = world
  const product = {
    ...row('product/1', -150),
    product_code: 'BH-CRANE',
    name: 'Crane inspection',
    family: 'services' as const,
    list_price: money(4_500, currency),
  }
  const price = money(18_000, currency)
  const contract = {
    ...row('contract/1', -90),
    name: 'Globex crane care',
    account_id,
    status: 'active' as const,
    contract_value: price,
    start_date: calendar.date(-85),
    end_date: calendar.date(279),
    billing_frequency: 'one_time' as const,
  }
  const invoice = {
    ...row('invoice/1', -85),
    name: contract.name,
    account_id,
    contract_id: contract.id,
    status: 'issued' as const,
    total_amount: price,
    invoice_date: calendar.date(-85),
    due_date: calendar.date(-55),
  }
  return {
    campaign: [],
    campaign_member: [],
    form: [],
    landing_page: [],
    marketing_list: [],
    unsubscribe: [],
    assignment_rule: [],
    product: [product],
    product_bundle: [],
    product_bundle_component: [],
    pricebook: [{ ...row('pricebook/1', -150), name: 'Prices', currency, is_standard: true }],
    price_rule: [],
    discount_schedule: [],
    quote: [],
    quote_line_item: [],
    approval_request: [],
    contract: [contract],
    invoice: [invoice],
    invoice_line: [
      {
        ...row('invoice-line/1', -85),
        description: 'Four inspections',
        invoice_id: invoice.id,
        product_id: product.id,
        quantity: 4,
        unit_price: product.list_price,
        amount: price,
      },
    ],
    payment: [],
  }
}

function workspace(world: World): DemoRows['tenant'][number] {
  return {
    ...systemFields(world, 'tenant', null, world.calendar.at(-210, 9)),
    id: world.tenant_id,
    name: blueHarbor.tenant,
    currency: world.currency,
    time_zone: 'Asia/Shanghai',
    language: 'en',
    high_value_lead_score: 80,
    mail_from: `hello@${world.domain}`,
  }
}
