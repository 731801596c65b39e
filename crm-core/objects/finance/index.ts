import { Contract } from './contract.ts'
import { InvoiceLine } from './invoice-line.ts'
import { Invoice } from './invoice.ts'
import { Payment } from './payment.ts'

/** What has been agreed, billed and paid. */
export const financeObjects = {
  contract: Contract,
  invoice: Invoice,
  invoice_line: InvoiceLine,
  payment: Payment,
}
