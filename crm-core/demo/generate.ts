import { blueHarborRows } from './blue-harbor.ts'
import { Calendar } from './calendar.ts'
import { northwindRows } from './northwind.ts'
import { demoTables, type DemoRows } from './rows.ts'

export interface DemoOptions {
  /** Everything is placed relative to this moment. */
  readonly now: Date
  readonly seed?: number
}
/** The ids of the two workspaces, the same in every installation. */
export const demoTenants = {
  northwind: '0190a000-0000-7000-8000-00000000a001',
  blueHarbor: '0190a000-0000-7000-8000-00000000b001',
} as const
const zone = 'Asia/Shanghai'

/** The rows of both demo workspaces: a pure function of time and seed, the same twice. */
export function generateDemo({ now, seed = 7 }: DemoOptions): DemoRows {
  const calendar = new Calendar(now, zone)
  const first = northwindRows({
    tenant_id: demoTenants.northwind,
    currency: 'CNY',
    domain: 'northwind.test',
    calendar,
    seed,
  })
  const second = blueHarborRows({
    tenant_id: demoTenants.blueHarbor,
    currency: 'USD',
    domain: 'blueharbor.test',
    calendar,
    seed,
  })
  const joined = demoTables.map((table) => [table, [...first[table], ...second[table]]])
  // Every table is there, with rows of its own type: the keys come from the list of tables.
  return Object.fromEntries(joined) as DemoRows
}
