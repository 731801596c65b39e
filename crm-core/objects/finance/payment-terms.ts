import { picklist } from '../../fields/select.ts'

/** How long a customer has to pay. */
export const paymentTerms = picklist([
  { code: 'due_on_receipt', label: { en: 'Due on receipt', zh: '见票即付' } },
  { code: 'net_15', label: { en: 'Net 15', zh: '15 天内付款' } },
  { code: 'net_30', label: { en: 'Net 30', zh: '30 天内付款' } },
  { code: 'net_60', label: { en: 'Net 60', zh: '60 天内付款' } },
  { code: 'net_90', label: { en: 'Net 90', zh: '90 天内付款' } },
])
export type PaymentTerms = (typeof paymentTerms)[number]['code']

export const daysOf: Readonly<Record<PaymentTerms, number>> = {
  due_on_receipt: 0,
  net_15: 15,
  net_30: 30,
  net_60: 60,
  net_90: 90,
}
