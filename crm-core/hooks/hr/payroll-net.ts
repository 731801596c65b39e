import type { Money } from '../../contract.ts'
import { Payroll } from '../../objects/hr/payroll.ts'
import { Hook } from '../hook.ts'

/** Amounts have two decimals; whole cents leave no rounding. */
const cents = (amount: string): bigint => {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.')
  const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  return amount.startsWith('-') ? -value : value
}
function amountOf(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
const less = (gross: Money, tax: Money): bigint => cents(gross.amount) - cents(tax.amount)

/** What is paid out is the gross pay without tax and deductions, and never less than nothing. */
export const payrollNet = Hook.create(Payroll, 'payroll-net', {
  on: ['beforeCreate', 'beforeUpdate'],
  async run({ changed, open, set, reject }) {
    if (!changed('gross_pay', 'tax')) return
    const gross = await open('gross_pay')
    const tax = await open('tax')
    if (gross === null) return set('net_pay', null)
    const { currency } = gross
    if (tax !== null && tax.currency !== currency)
      return reject('wrong_type', 'tax', { expected: currency, got: tax.currency })
    const net = tax === null ? cents(gross.amount) : less(gross, tax)
    if (net < 0n || cents(gross.amount) < 0n)
      return reject('out_of_range', 'tax', { min: 0, max: gross.amount })
    set('net_pay', { amount: amountOf(net), currency })
  },
})
