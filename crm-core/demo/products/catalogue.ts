import { idFor } from '../ids.ts'
import { money, systemFields, type DemoRows, type Row, type World } from '../rows.ts'

export type ProductKey = keyof typeof catalogue
type Sold = Required<Pick<Row<'product'>, 'name' | 'family' | 'quantity_unit' | 'billing_frequency'>>
interface Offered extends Sold {
  readonly price: number
  readonly cost: number
  readonly dollars: number
  readonly words: string
  readonly gone?: true
}

/** What Northwind Cloud sells: planning software, and what it takes to work with it. */
const catalogue = {
  'NW-PLAN': software(
    'Demand Planner',
    3600,
    900,
    520,
    '需求预测与计划，按用户订阅。Demand forecasts and plans, a user a year.',
  ),
  'NW-SUPPLY': software('Supply Planner', 4200, 1100, 610, '供应与产能计划。Supply and capacity plans.'),
  'NW-STOCK': software(
    'Inventory Optimizer',
    2900,
    700,
    420,
    '安全库存与补货建议。Safety stock and replenishment.',
  ),
  'NW-ROUTE': software('Route Planner', 3100, 800, 450, '运输与配送路线计划。Transport and delivery routes.'),
  'NW-INSIGHT': software(
    'Northwind Insight 数据看板',
    1800,
    400,
    260,
    '经营分析看板。Dashboards over all plans.',
  ),
  'NW-CONNECT': site(
    'ERP Connector',
    48000,
    12000,
    6900,
    '与 SAP、用友、金蝶对接。Connects SAP, Yonyou and Kingdee.',
  ),
  'NW-EDGE': site('门店补货网关 Edge Gateway', 6800, 3900, 980, '门店侧数据采集。Collects data in stores.'),
  'NW-IMPL': day('实施服务 Implementation', 3500, 1800, 600, '顾问实施人天。A consultant for a day.'),
  'NW-DATA': day(
    '数据治理服务 Data clean-up',
    3000,
    1600,
    520,
    '主数据清洗与迁移。Master data cleaned and moved.',
  ),
  'NW-CARE': care(
    'Standard Support 标准支持',
    24000,
    9000,
    3500,
    '工作日支持，一年。Support on working days, a year.',
  ),
  'NW-CARE-PLUS': care(
    'Premium Support 高级支持',
    68000,
    26000,
    9800,
    '7×24 支持与专属顾问，一年。Round the clock, with a named adviser.',
  ),
  'NW-TRAIN-U': course(
    '用户培训 User training',
    12000,
    4000,
    1800,
    '一期，最多二十人。One course, twenty people.',
  ),
  'NW-TRAIN-A': course(
    '管理员培训 Administrator training',
    18000,
    6000,
    2600,
    '一期，最多十人。One course, ten people.',
  ),
  'NW-BOX': piece(
    'Planning Appliance 一体机',
    96000,
    61000,
    13500,
    '本地部署一体机。For planning on premises.',
  ),
  'NW-PLAN-3': {
    ...software(
      'Demand Planner 3 (on premises)',
      2600,
      900,
      380,
      '旧版，已停售。The old edition, no longer sold.',
    ),
    gone: true,
  },
} as const satisfies Record<string, Offered>

function offer(
  name: string,
  [price, cost, dollars]: readonly [number, number, number],
  words: string,
  sold: Omit<Sold, 'name'>,
): Offered {
  return { name, price, cost, dollars, words, ...sold }
}
function software(name: string, price: number, cost: number, dollars: number, words: string): Offered {
  const sold = { family: 'software', quantity_unit: 'user', billing_frequency: 'annual' } as const
  return offer(name, [price, cost, dollars], words, sold)
}
function site(name: string, price: number, cost: number, dollars: number, words: string): Offered {
  const sold = { family: 'software', quantity_unit: 'site', billing_frequency: 'annual' } as const
  return offer(name, [price, cost, dollars], words, sold)
}
function day(name: string, price: number, cost: number, dollars: number, words: string): Offered {
  const sold = { family: 'services', quantity_unit: 'day', billing_frequency: 'one_time' } as const
  return offer(name, [price, cost, dollars], words, sold)
}
function care(name: string, price: number, cost: number, dollars: number, words: string): Offered {
  const sold = { family: 'support', quantity_unit: 'site', billing_frequency: 'annual' } as const
  return offer(name, [price, cost, dollars], words, sold)
}
function course(name: string, price: number, cost: number, dollars: number, words: string): Offered {
  const sold = { family: 'training', quantity_unit: 'course', billing_frequency: 'one_time' } as const
  return offer(name, [price, cost, dollars], words, sold)
}
function piece(name: string, price: number, cost: number, dollars: number, words: string): Offered {
  const sold = { family: 'hardware', quantity_unit: 'piece', billing_frequency: 'one_time' } as const
  return offer(name, [price, cost, dollars], words, sold)
}

export interface Sale {
  readonly id: string
  readonly price: number
  readonly cost: number
  readonly billing_frequency: Sold['billing_frequency']
}
type Catalogue = Pick<
  DemoRows,
  'product' | 'product_bundle' | 'product_bundle_component' | 'pricebook' | 'price_rule' | 'discount_schedule'
>
export interface Prices {
  readonly rows: Catalogue
  readonly sale: (key: ProductKey) => Sale
  readonly standard: string
  readonly schedule: string
}

export function prices(world: World, author: string): Prices {
  const { calendar, currency } = world
  const made = calendar.at(-600, 10)
  const row = (key: string) => systemFields(world, key, author, made)
  const keys = Object.keys(catalogue) as ProductKey[]
  const productId = (key: ProductKey) => idFor(`${world.tenant_id}/product/${key}`, made)
  const product = keys.map((key) => {
    const sold: Offered = catalogue[key]
    return {
      ...row(`product/${key}`),
      product_code: key,
      name: sold.name,
      family: sold.family,
      quantity_unit: sold.quantity_unit,
      billing_frequency: sold.billing_frequency,
      list_price: money(sold.price, currency),
      cost_price: money(sold.cost, currency),
      is_active: sold.gone !== true,
      description: sold.words,
    }
  })
  const standard = {
    ...row('pricebook/standard'),
    name: '人民币标准价 Standard prices',
    currency,
    is_standard: true,
    start_date: calendar.date(-600),
  }
  const export_ = {
    ...row('pricebook/export'),
    name: 'Export prices (USD)',
    currency: 'USD',
    start_date: calendar.date(-400),
    end_date: calendar.quarterEnd(2),
  }
  const dollars = keys.map((key) => ({
    ...row(`price-rule/export/${key}`),
    name: `${catalogue[key].name} (USD)`,
    pricebook_id: export_.id,
    product_id: productId(key),
    rule_type: 'fixed' as const,
    scope: 'product' as const,
    price: money(catalogue[key].dollars, 'USD'),
  }))
  const schedule = {
    ...row('discount-schedule/sales'),
    name: '销售自主折扣 Sales discretion',
    schedule_type: 'discretionary' as const,
    min_discount: 0,
    max_discount: 10,
    requires_approval: true,
  }
  return {
    rows: {
      product,
      ...bundles(world, row, productId),
      pricebook: [standard, export_],
      price_rule: [...dollars, ...promotions(row, standard.id, productId)],
      discount_schedule: [schedule, byVolume(row)],
    },
    sale: (key) => ({ ...catalogue[key], id: productId(key) }),
    standard: standard.id,
    schedule: schedule.id,
  }
}
type RowOf = (key: string) => ReturnType<typeof systemFields>
type IdOf = (key: ProductKey) => string

function promotions(row: RowOf, pricebook_id: string, id: IdOf): Row<'price_rule'>[] {
  return [
    {
      ...row('price-rule/volume'),
      name: '百人以上阶梯价 Volume price from 100 users',
      pricebook_id,
      product_id: id('NW-PLAN'),
      rule_type: 'volume',
      scope: 'product',
      tiers: [
        { from: 100, discount: 5 },
        { from: 300, discount: 8 },
      ],
    },
    {
      ...row('price-rule/training'),
      name: '新客户培训优惠 New customer training offer',
      pricebook_id,
      product_id: id('NW-TRAIN-U'),
      rule_type: 'promotion',
      scope: 'product',
      discount: 20,
      promotion_code: 'WELCOME20',
    },
  ]
}
function byVolume(row: RowOf): Row<'discount_schedule'> {
  return {
    ...row('discount-schedule/volume'),
    name: '订阅数量折扣 Subscription volume',
    schedule_type: 'volume',
    min_discount: 0,
    max_discount: 15,
    requires_approval: true,
    tiers: [
      { from: 50, discount: 5 },
      { from: 200, discount: 10 },
      { from: 500, discount: 15 },
    ],
  }
}

function bundles({ currency }: World, row: RowOf, id: IdOf) {
  const start = {
    ...row('bundle/start'),
    name: 'Quick start 快速启动包',
    bundle_code: 'NW-START',
    discount_percent: 8,
    description: '三个月上线所需的一切。All it takes to go live in three months.',
  }
  const retail = {
    ...row('bundle/retail'),
    name: '零售补货方案 Retail replenishment',
    bundle_code: 'NW-RETAIL',
    discount_percent: 5,
  }
  const parts = [
    [start.id, 'NW-PLAN', 20, false],
    [start.id, 'NW-IMPL', 15, false],
    [start.id, 'NW-TRAIN-U', 1, false],
    [start.id, 'NW-CARE', 1, true],
    [retail.id, 'NW-STOCK', 30, false],
    [retail.id, 'NW-EDGE', 10, false],
    [retail.id, 'NW-INSIGHT', 5, true],
  ] as const
  return {
    product_bundle: [start, retail],
    product_bundle_component: parts.map(([bundle_id, key, quantity, is_optional]) => ({
      ...row(`component/${bundle_id}/${key}`),
      bundle_id,
      product_id: id(key),
      quantity,
      is_optional,
      price_override: key === 'NW-TRAIN-U' ? money(9_000, currency) : null,
    })),
  }
}
