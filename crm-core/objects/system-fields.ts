import { Field } from '../fields/field.ts'

const id = Field.key({ label: { en: 'ID', zh: 'ID' }, required: true, read_only: true })
const tenant_id = Field.key({ label: { en: 'Workspace', zh: '工作区' }, required: true, read_only: true })
const created_at = Field.dateTime({
  label: { en: 'Created', zh: '创建时间' },
  aliases: { en: ['created', 'creation date', 'added'], zh: ['创建日期', '新增', '新建', '创建于'] },
  required: true,
  read_only: true,
})
const updated_at = Field.dateTime({
  label: { en: 'Updated', zh: '更新时间' },
  aliases: { en: ['updated', 'modified', 'changed', 'last change'], zh: ['修改时间', '更新日期', '变更'] },
  required: true,
  read_only: true,
})

/** Fields of the tables that the rooms above keep for themselves. */
export const plainFields = { id, tenant_id, created_at, updated_at }

/** Fields that every record has. */
export const recordFields = {
  id,
  tenant_id,
  owner_id: Field.reference('user', {
    label: { en: 'Owner', zh: '负责人' },
    aliases: {
      en: ['owner', 'owned by', 'rep', 'salesperson'],
      zh: ['负责人', '所有者', '归属', '跟进人', '销售'],
    },
    onDelete: 'setNull',
  }),
  created_at,
  updated_at,
  created_by: Field.key({ label: { en: 'Created by', zh: '创建人' }, read_only: true }),
  updated_by: Field.key({ label: { en: 'Updated by', zh: '更新人' }, read_only: true }),
  version: Field.number({
    label: { en: 'Version', zh: '版本' },
    integer: true,
    required: true,
    read_only: true,
    default: 1,
  }),
  deleted_at: Field.dateTime({ label: { en: 'Deleted', zh: '删除时间' }, read_only: true }),
}
