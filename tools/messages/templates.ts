import type { AnyRecord } from '#crm-core/contract'
import type { ToolContext } from '../kit/types.ts'

/** Every language version of the template that a person named, exactly or nearly. */
export async function templatesNamed(name: string, { crm }: ToolContext): Promise<readonly AnyRecord[]> {
  const exact = await crm.find('email_template', {
    filter: { field: 'name', op: '=', value: name },
    limit: 10,
  })
  if (exact.items.length > 0) return exact.items
  const [hit] = await crm.resolve(name, ['email_template'], 1)
  if (!hit) return []
  const { name: found } = await crm.get('email_template', hit.id)
  return typeof found === 'string'
    ? (await crm.find('email_template', { filter: { field: 'name', op: '=', value: found }, limit: 10 }))
        .items
    : []
}
