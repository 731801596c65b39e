import type { Actor } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { Contract } from '../objects/finance/contract.ts'
import { Campaign } from '../objects/marketing/campaign.ts'
import { Pricebook } from '../objects/products/pricebook.ts'
import { Hook } from './hook.ts'

interface Dated {
  readonly start_date: string | null
  readonly end_date: string | null
}
const isBackwards = ({ start_date, end_date }: Dated): boolean =>
  start_date !== null && end_date !== null && end_date < start_date
const startLabel = (object: ObjectType, { language }: Actor): string =>
  object.all['start_date']?.label[language] ?? ''

/** What has a beginning and an end has them in this order. */
export const campaignDates = Hook.create(Campaign, 'campaign-dates', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, reject, actor }) {
    if (changed('start_date', 'end_date') && isBackwards(record))
      reject('end_before_start', 'end_date', { other: startLabel(Campaign, actor) })
  },
})
export const contractDates = Hook.create(Contract, 'contract-dates', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, reject, actor }) {
    if (changed('start_date', 'end_date') && isBackwards(record))
      reject('end_before_start', 'end_date', { other: startLabel(Contract, actor) })
  },
})
export const pricebookDates = Hook.create(Pricebook, 'pricebook-dates', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, reject, actor }) {
    if (changed('start_date', 'end_date') && isBackwards(record))
      reject('end_before_start', 'end_date', { other: startLabel(Pricebook, actor) })
  },
})
