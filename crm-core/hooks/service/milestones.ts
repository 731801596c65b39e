import { z } from 'zod'
import type { Sql } from '../../contract.ts'
import type { RecordOf } from '../../objects/schema.ts'
import type { Case } from '../../objects/service/case.ts'
import type { Alongside, Write } from '../before.ts'

type CaseRecord = RecordOf<typeof Case>
const names = ['first_response', 'resolution'] as const

export const isLater = (moment: string, due: string | null): boolean =>
  due !== null && new Date(moment) > new Date(due)

/**
 * What was promised of these cases, and when it was kept, as records with their trail: one for each time that
 * a case has. A promise that is made no more is deleted, and comes back when it is made again.
 */
export async function keepMilestones(
  writes: readonly Write<CaseRecord>[],
  { tx, now, create, follow }: Alongside,
): Promise<void> {
  const there = await milestonesOf(
    tx,
    writes.flatMap(({ before }) => before?.id ?? []),
  )
  for (const { record } of writes)
    for (const milestone of names) {
      const id = there.get(`${record.id} ${milestone}`)
      const values = promised(record, milestone, now)
      if (values && id) follow('sla_milestone', id, { ...values, deleted_at: null })
      else if (values)
        create('sla_milestone', { ...values, case_id: record.id, owner_id: record.owner_id, milestone })
      else if (id) follow('sla_milestone', id, { deleted_at: now.toISOString() })
    }
}

function promised(record: CaseRecord, milestone: (typeof names)[number], now: Date) {
  const response = milestone === 'first_response'
  const due_at = response ? record.first_response_due : record.resolution_due
  const met_at = (response ? record.first_response_at : null) ?? record.resolved_at
  if (due_at === null) return null
  // Of a time that still runs the case says whether it is known to be over, so that both say the same.
  const is_violated =
    met_at === null ? record.is_sla_violated && isLater(now.toISOString(), due_at) : isLater(met_at, due_at)
  return { due_at, met_at, is_violated }
}

const shape = z.array(z.object({ id: z.string(), case_id: z.string(), milestone: z.string() }))
/** Milestones of cases that were there before, deleted ones too, by case and name. */
async function milestonesOf(tx: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await tx.query(
    'select id, case_id, milestone from sla_milestone where case_id = any($1::uuid[])',
    [ids],
  )
  return new Map(shape.parse(rows).map(({ id, case_id, milestone }) => [`${case_id} ${milestone}`, id]))
}
