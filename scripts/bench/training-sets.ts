import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'

/** A public set with given folds, and the columns that its published figures leave out. */
export interface TrainingSet {
  readonly name: string
  readonly csv: string | (() => Promise<Readable>)
  readonly folds: string
  readonly target: string
  readonly drop: readonly string[]
  readonly missing: readonly string[]
  /** Name and variant in the file of reference results. */
  readonly reference: readonly [string, string]
}

export const sharedData = process.env['HOTCRM_SHARED_DATA'] ?? '../shared/data'
export const hasTrainingSets = existsSync(join(sharedData, 'reference-results.json'))

const assessed = [
  'Tags',
  'Lead Quality',
  'Lead Profile',
  'Asymmetrique Activity Index',
  'Asymmetrique Profile Index',
  'Asymmetrique Activity Score',
  'Asymmetrique Profile Score',
]
const leads = {
  csv: join(sharedData, 'leads-xeducation/Leads.csv'),
  folds: join(sharedData, 'leads-xeducation/folds-leads-xeducation.csv'),
  target: 'Converted',
  missing: ['Select'],
}
const maven = {
  folds: join(sharedData, 'maven-crm-opportunities/folds-maven-crm-opportunities.csv'),
  target: 'deal_stage',
  missing: [],
}

export const trainingSets: readonly TrainingSet[] = [
  {
    name: 'telco',
    csv: join(sharedData, 'telco-churn-ibm/Telco-Customer-Churn.csv'),
    folds: join(sharedData, 'telco-churn-ibm/folds-telco-churn-ibm.csv'),
    target: 'Churn',
    drop: [],
    missing: [],
    reference: ['telco-churn-ibm', 'all'],
  },
  { ...leads, name: 'leads', drop: assessed, reference: ['leads-xeducation', 'no sales-assessed cols'] },
  {
    ...leads,
    name: 'leads strict',
    drop: [...assessed, 'Last Activity', 'Last Notable Activity'],
    reference: ['leads-xeducation', 'strict (also no last-activity)'],
  },
  {
    ...maven,
    name: 'maven',
    csv: joinedDeals,
    drop: ['days_open'],
    reference: ['maven-crm-opportunities', 'creation-time only'],
  },
  {
    ...maven,
    name: 'maven days open',
    csv: joinedDeals,
    drop: [],
    reference: ['maven-crm-opportunities', 'with days_open'],
  },
]

/** The deals with what is known of their account, product and seller when they are made, and how long they were open. */
async function joinedDeals(): Promise<Readable> {
  const [deals, accounts, products, teams] = await Promise.all(
    ['sales_pipeline', 'accounts', 'products', 'sales_teams'].map(rowsOf),
  )
  const lines = (deals ?? []).map((deal, at) => {
    const [, agent = '', product = '', account = '', stage = '', engaged = '', closed = ''] = deal
    if (at === 0) return `agent,${header}`
    // As the set's own notes say, one product is written in two ways.
    const name = product === 'GTXPro' ? 'GTX Pro' : product
    const days = engaged && closed ? (Date.parse(closed) - Date.parse(engaged)) / 86_400_000 : ''
    const [sector = '', year = '', revenue = '', employees = '', office = '', parent = ''] = of(
      accounts,
      account,
    )
    const [series = '', price = ''] = of(products, name)
    const [manager = '', region = ''] = of(teams, agent)
    const month = engaged.slice(5, 7)
    const known = [sector, year, revenue, employees, office, parent, series, price, manager, region]
    return [agent, name, account, stage, month, days, ...known].join(',')
  })
  return Readable.from([`${lines.join('\n')}\n`])
}
const header =
  'product,account,deal_stage,engage_month,days_open,sector,year_established,revenue,employees,office_location,subsidiary_of,series,sales_price,manager,regional_office'

const of = (rows: readonly string[][] | undefined, key: string): string[] =>
  rows?.find(([first]) => first === key)?.slice(1) ?? []

async function rowsOf(name: string): Promise<string[][]> {
  const text = await readFile(join(sharedData, 'maven-crm-opportunities', `${name}.csv`), 'utf8')
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
}
