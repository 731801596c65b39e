import { Field } from '../fields/field.ts'
import { ObjectSchema, type ObjectType } from '../objects/schema.ts'

const label = { en: 'Field', zh: '字段' }

/** An object of the kinds whose values do more than lie there. It has a table only in tests that make one. */
const Purchase: ObjectType = ObjectSchema.create({
  name: 'purchase',
  label: { en: 'Purchase', zh: '采购单' },
  plural: { en: 'Purchases', zh: '采购单' },
  display: 'purchase_number',
  domain: 'sales',
  access: 'shared',
  fields: {
    purchase_number: Field.autonumber({ label: { en: 'Number', zh: '编号' }, format: 'PO-{00000}' }),
    subject: Field.text({ label: { en: 'Subject', zh: '主题' }, search: true }),
    quantity: Field.number({ label }),
    unit_price: Field.currency({ label }),
    shipping: Field.currency({ label }),
    ordered_on: Field.date({ label }),
    due_on: Field.date({ label }),
    net: Field.formula({ label, of: 'money', expression: 'quantity * unit_price' }),
    total: Field.formula({ label, of: 'money', expression: 'net + coalesce(shipping, 0)' }),
    days: Field.formula({ label, of: 'number', expression: 'due_on - ordered_on' }),
    is_large: Field.formula({ label, of: 'boolean', expression: 'total > 1000' }),
    salary: Field.encrypted({
      label: { en: 'Salary', zh: '薪资' },
      of: 'money',
      readers: ['admin'],
    }),
    national_id: Field.encrypted({
      label: { en: 'National ID', zh: '身份证号' },
      of: 'text',
      readers: ['admin', 'manager'],
      max_length: 30,
    }),
    place: Field.geolocation({ label: { en: 'Place', zh: '地点' } }),
    terms: Field.json({ label }),
  },
})

interface Objects {
  readonly allObjects: readonly ObjectType[]
  readonly openObjects: readonly ObjectType[]
}
/** The objects with this one among them, for `vi.mock` of objects/all.ts. */
export const withPurchase = <O extends Objects>(real: O): O => ({
  ...real,
  allObjects: [...real.allObjects, Purchase],
  openObjects: [...real.openObjects, Purchase],
})
