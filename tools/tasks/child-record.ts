import type { Label, RecordRef } from '#crm-core/contract'
import { asList } from '../kit/schemas.ts'
import type { ToolContext, ToolResult } from '../kit/types.ts'
import { labelOf, referenceLabels, uniqueRefs } from '../records/shared.ts'

interface WithRelated {
  readonly related_to?: RecordRef | RecordRef[]
}

/** One action a related record; a single action without one when nothing is named. */
export async function perRelated<Args extends WithRelated>(args: Args): Promise<{ args: Args }[]> {
  if (args.related_to === undefined) return [{ args }]
  return uniqueRefs(asList(args.related_to)).map((related_to) => ({ args: { ...args, related_to } }))
}

export function relatedOf({ related_to }: WithRelated): RecordRef | undefined {
  return related_to === undefined ? undefined : asList(related_to)[0]
}

/** Saves a task or an activity and says so. */
export async function createChild(
  object: string,
  values: Readonly<Record<string, unknown>>,
  related: RecordRef | undefined,
  words: (subject: string, about: string | null) => Label,
  { crm, claim }: ToolContext,
): Promise<ToolResult> {
  const { record, changes, repeated } = await crm.save(object, values, { claim })
  const about = related ? (await labelOf(crm, related)).display : null
  const subject = typeof record['subject'] === 'string' ? record['subject'] : ''
  return {
    records: [{ object, id: record.id }],
    summary: words(subject, about),
    toModel: `created ${object}/${record.id}`,
    view: {
      kind: 'record',
      object,
      display: subject,
      record,
      labels: await referenceLabels(crm, object, [record]),
      changes,
    },
    repeated,
  }
}
