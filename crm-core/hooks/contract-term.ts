import { Temporal } from 'temporal-polyfill'
import type { Sql } from '../contract.ts'
import { Contract } from '../objects/finance/contract.ts'
import { Hook } from './hook.ts'

/** The last day of so many months from a day. */
export const lastDay = (start: string, months: number): string =>
  Temporal.PlainDate.from(start).add({ months }).subtract({ days: 1 }).toString()

/** The end of a contract follows from its start and term, and one in force has all that is billed. */
export const contractTerm = Hook.create(Contract, 'contract-term', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 50,
  run({ record, changed, set, reject, now, actor }) {
    const { start_date, term_months } = record
    if (changed('start_date', 'term_months') && !changed('end_date') && start_date !== null)
      set('end_date', lastDay(start_date, term_months))
    if (!changed('status') || record.status !== 'active') return
    for (const field of ['start_date', 'contract_value'] as const)
      if (record[field] === null)
        reject('required', field, { field: Contract.fields[field].label[actor.language] })
    set('activated_at', now.toISOString())
  },
})

/** A deal has one contract. */
export const oneContractADeal = Hook.create(Contract, 'one-contract-a-deal', {
  on: ['beforeCreate', 'beforeUpdate'],
  async run({ record, changed, reject, db, actor: { language } }) {
    if (!changed('opportunity_id') || record.opportunity_id === null) return
    if (!(await hasAnother(db, record.opportunity_id, record.id))) return
    const { label } = Contract.fields.opportunity_id
    reject('duplicate', 'opportunity_id', {
      object: Contract.label[language],
      field: label[language],
      got: label[language],
    })
  },
})
async function hasAnother(db: Sql, opportunity_id: string, id: string): Promise<boolean> {
  const { rows } = await db.query(
    'select 1 from contract where opportunity_id = $1 and id <> $2 and deleted_at is null',
    [opportunity_id, id],
  )
  return rows.length > 0
}
