import { highValueThisWeek } from './anchors.ts'
import type { People } from './people.ts'
import { money, systemFields, type DemoRows, type World } from './rows.ts'

type Deleted = Pick<DemoRows, 'account' | 'contact' | 'opportunity' | 'lead'>

/** Rows that were deleted and must show up nowhere: a double, a closed shop, a lead that would count this week. */
export function deletedRows(world: World, people: People): Deleted {
  const { calendar, currency } = world
  const gone = (key: string, owner: string, created: Date) => ({
    ...systemFields(world, `deleted/${key}`, owner, created),
    deleted_at: calendar.now.toISOString(),
  })
  const account = {
    ...gone('account', people.tom, calendar.at(-400, 10)),
    name: 'Globex International',
    account_number: 'NW-19001',
    type: 'prospect' as const,
  }
  return {
    account: [account],
    contact: [
      {
        ...gone('contact', people.tom, calendar.at(-380, 11)),
        first_name: 'Dana',
        last_name: 'Reed',
        account_id: account.id,
        email: 'd.reed@globex-international.test',
      },
    ],
    opportunity: [
      {
        ...gone('deal', people.tom, calendar.at(-90, 15)),
        name: 'Globex renewal (copy)',
        account_id: account.id,
        stage: 'proposal',
        amount: money(480_000, currency),
        close_date: calendar.date(38),
      },
    ],
    lead: [
      {
        ...gone('lead', people.tom, calendar.thisWeek(0.3)),
        first_name: 'Marcus',
        last_name: 'Webb',
        company: `Double of ${highValueThisWeek[1]}`,
        email: 'm.webb@double.test',
        lead_score: 99,
        status: 'new',
      },
    ],
  }
}
