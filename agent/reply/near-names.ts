import type { ActorCrm, RecordLabel } from '#crm-core/contract'
import type { StepOutcome } from '../steps/outcome.ts'

const shown = 3
const titles = /(先生|女士|小姐|老师|总监|主任|经理|博士|总|董)$/u
const titlesBefore = /^(mr|ms|mrs|dr)\.?\s+/i

/** Whom a name that nothing is called may have meant: those of the family name when it was said with a title (张总). */
export async function nearNames({ step }: StepOutcome, crm: ActorCrm): Promise<readonly RecordLabel[]> {
  const { name, object, objects } = step.args
  if (typeof name !== 'string') return []
  const bare = name.trim().replace(titlesBefore, '').replace(titles, '')
  if (bare === '' || bare === name.trim()) return []
  const kinds = Array.isArray(objects) ? objects.map(String) : typeof object === 'string' ? [object] : []
  const found = await Promise.all(
    kinds
      .filter((kind) => crm.describe(kind).fields.some((field) => field.name === 'last_name'))
      .map(async (kind) => {
        const filter = { field: 'last_name', op: '=', value: bare } as const
        const page = await crm.find(kind, { filter, limit: shown })
        return page.items.map(({ id }) => ({ object: kind, id }))
      }),
  )
  return crm.label(found.flat().slice(0, shown))
}
