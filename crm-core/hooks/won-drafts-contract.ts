import { Opportunity } from '../objects/sales/opportunity.ts'
import { Hook } from './hook.ts'

const taken = `select opportunity_id as id from contract where opportunity_id = any($1::uuid[]) and deleted_at is null`

/** Told apart from the deal, in the script that the deal is named in. */
const contractName = (deal: string): string =>
  /\p{Script=Han}/u.test(deal) ? `${deal.slice(0, 250)}合同` : `${deal.slice(0, 240)} contract`

/** A deal that is won has a contract to be signed: drafted with it, once, for its owner. */
export const wonDraftsContract = Hook.create(Opportunity, 'won-drafts-contract', {
  on: ['beforeCreate', 'beforeUpdate'],
  async alongside(writes, { tx, create }) {
    const won = writes
      .filter(({ record, changed }) => changed('stage') && record.stage === 'closed_won')
      .map(({ record }) => record)
    if (won.length === 0) return
    const { rows } = await tx.query<{ id: string }>(taken, [won.map(({ id }) => id)])
    const has = new Set(rows.map(({ id }) => id))
    for (const { id, name, account_id, amount, owner_id } of won)
      if (!has.has(id))
        create('contract', {
          name: contractName(name),
          account_id,
          opportunity_id: id,
          contract_value: amount,
          owner_id,
        })
  },
})
