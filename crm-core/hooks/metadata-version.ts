import { CustomField } from '../objects/system/custom-field.ts'
import { CustomObject } from '../objects/system/custom-object.ts'
import type { Alongside } from './before.ts'
import { Hook } from './hook.ts'

/** Every change of a workspace's metadata counts its version up, by which processes see that theirs is old. */
async function countUp(
  writes: readonly { record: { tenant_id: string } }[],
  { tx, touched }: Alongside,
): Promise<void> {
  const [first] = writes
  if (!first) return
  const { rows } = await tx.query<{ id: string }>(
    `update tenant set metadata_version = metadata_version + 1 where tenant_id = $1::uuid returning id`,
    [first.record.tenant_id],
  )
  touched(
    'tenant',
    rows.map(({ id }) => id),
  )
}
const on = ['beforeCreate', 'beforeUpdate'] as const
export const fieldsVersion = Hook.create(CustomField, 'metadata-version', { on, alongside: countUp })
export const objectsVersion = Hook.create(CustomObject, 'metadata-version', { on, alongside: countUp })
