import type { Sql } from '../contract.ts'
import { CustomField } from '../objects/system/custom-field.ts'
import { CustomObject } from '../objects/system/custom-object.ts'
import { Hook } from './hook.ts'

/** Every change of a workspace's metadata counts its version up, by which processes see that theirs is old. */
async function countUp(writes: readonly { record: { tenant_id: string } }[], tx: Sql): Promise<void> {
  const [first] = writes
  if (first)
    await tx.query('update tenant set metadata_version = metadata_version + 1 where tenant_id = $1::uuid', [
      first.record.tenant_id,
    ])
}
const on = ['beforeCreate', 'beforeUpdate'] as const
export const fieldsVersion = Hook.create(CustomField, 'metadata-version', { on, alongside: countUp })
export const objectsVersion = Hook.create(CustomObject, 'metadata-version', { on, alongside: countUp })
