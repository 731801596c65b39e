import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const Certification = ObjectSchema.create({
  name: 'certification',
  label: { en: 'Certification', zh: '资质证书' },
  plural: { en: 'Certifications', zh: '资质证书' },
  aliases: { en: ['certificate', 'certificates'], zh: ['证书'] },
  display: 'name',
  subtitle: 'employee_id',
  domain: 'hr',
  access: 'personal',
  list: ['name', 'employee_id', 'issued_by', 'issued_on', 'expires_on'],
  period_field: 'issued_on',
  indexes: [{ fields: ['employee_id'] }, { fields: ['training_id'] }, { fields: ['expires_on'] }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '证书名称' }, required: true, max_length: 160 }),
    employee_id: Field.reference('employee', {
      label: { en: 'Employee', zh: '员工' },
      required: true,
      onDelete: 'cascade',
      relation: 'certifications',
    }),
    training_id: Field.reference('training', {
      label: { en: 'By training', zh: '来自培训' },
      onDelete: 'setNull',
      relation: 'certifications',
    }),
    issued_by: Field.text({ label: { en: 'Issued by', zh: '发证机构' }, max_length: 160 }),
    certificate_number: Field.text({ label: { en: 'Certificate number', zh: '证书编号' }, max_length: 80 }),
    issued_on: Field.date({ label: { en: 'Issued', zh: '发证日期' } }),
    expires_on: Field.date({ label: { en: 'Expires', zh: '有效期至' } }),
    document: Field.fileList({ label: { en: 'Document', zh: '证书文件' } }),
  },
})
