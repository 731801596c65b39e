import type { ActorCrm, AnyRecord, RecordInput } from '../contract.ts'
import type { ObjectType, RecordOf } from '../objects/schema.ts'

let count = 0

/** Saves a record with enough in it to be valid; `values` win. What a required reference points to is made too. */
export async function given<O extends ObjectType>(
  crm: ActorCrm,
  object: O,
  values: Readonly<Record<string, unknown>> = {},
): Promise<RecordOf<O>> {
  const { record } = await crm.save(object.name, await filled(crm, object, values))
  // Saved through the object's own fields, so it has their types.
  return record as unknown as RecordOf<O>
}

async function filled(
  crm: ActorCrm,
  object: ObjectType,
  values: Readonly<Record<string, unknown>>,
): Promise<RecordInput> {
  const input: Record<string, unknown> = { ...values }
  for (const [name, field] of Object.entries(object.fields)) {
    if (!field.required || field.read_only || field.default !== null || name in input) continue
    input[name] = await something(crm, field.targets?.[0], field.measures, name)
  }
  return input
}

async function something(
  crm: ActorCrm,
  target: string | undefined,
  measures: string,
  name: string,
): Promise<unknown> {
  count += 1
  if (target === 'account') return (await saved(crm, 'account', { name: `Account ${count}` })).id
  if (measures === 'time') return '2026-12-01'
  if (name.includes('email')) return `someone${count}@example.com`
  return `${name} ${count}`
}
const saved = async (crm: ActorCrm, object: string, input: RecordInput): Promise<AnyRecord> =>
  (await crm.save(object, input)).record
