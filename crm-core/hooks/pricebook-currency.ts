import { Pricebook } from '../objects/products/pricebook.ts'
import { Hook } from './hook.ts'

/** Prices are in a currency that there is. */
export const pricebookCurrency = Hook.create(Pricebook, 'pricebook-currency', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set, reject }) {
    if (!changed('currency') || !record.currency) return
    const code = record.currency.toUpperCase()
    if (!Intl.supportedValuesOf('currency').includes(code))
      reject('wrong_type', 'currency', { expected: 'CNY, USD, EUR …', got: record.currency })
    else set('currency', code)
  },
})
