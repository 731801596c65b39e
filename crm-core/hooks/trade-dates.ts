import { Contract } from '../objects/finance/contract.ts'
import { Campaign } from '../objects/marketing/campaign.ts'
import { Pricebook } from '../objects/products/pricebook.ts'
import { datesInOrder } from './dates-in-order.ts'

export const campaignDates = datesInOrder(Campaign, 'start_date', 'end_date')
export const contractDates = datesInOrder(Contract, 'start_date', 'end_date')
export const pricebookDates = datesInOrder(Pricebook, 'start_date', 'end_date')
