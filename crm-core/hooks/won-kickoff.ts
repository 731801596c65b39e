import { Temporal } from 'temporal-polyfill'
import type { Label } from '../contract.ts'
import type { RecordOf } from '../objects/schema.ts'
import { Opportunity } from '../objects/sales/opportunity.ts'
import type { User } from '../objects/system/user.ts'
import { Hook } from './hook.ts'

const subject = (deal: string): Label => ({ en: `Kick off onboarding: ${deal}`, zh: `启动客户交付：${deal}` })
const days = 3

/**
 * A deal that was won gives the owner of its account the task to begin the work with the customer. Deals that
 * come in won by an import are history.
 */
export const wonKickoff = Hook.create(Opportunity, 'won-kickoff', {
  on: ['afterCreate', 'afterUpdate'],
  fields: ['stage'],
  async run({ record, after, by, crm, now, once }) {
    if (after.stage !== 'closed_won' || by.door === 'import') return
    if (record?.stage !== 'closed_won' || record.deleted_at !== null) return
    const account = await crm.get('account', record.account_id)
    const owner_id = account.owner_id ?? record.owner_id
    if (owner_id === null) return
    // Read through the object's own fields, so it has their types.
    const owner = (await crm.get('user', owner_id)) as unknown as RecordOf<typeof User>
    const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(owner.time_zone)
      .toPlainDate()
    await crm.save(
      'task',
      {
        subject: subject(record.name)[owner.language],
        due_date: today.add({ days }).toString(),
        priority: 'high',
        what_id: record.id,
        owner_id,
        assigned_to: owner_id,
      },
      once('task'),
    )
  },
})
