import { z } from 'zod'
import { CaseComment } from '../../objects/service/case-comment.ts'
import { Hook } from '../hook.ts'

/** The first public words of a colleague are the response that was promised. */
export const firstResponse = Hook.create(CaseComment, 'first-response', {
  on: 'beforeCreate',
  async run({ record, set, db }) {
    if (!record.is_public || record.portal_user_id !== null) return
    const { rows } = await db.query<{ waits: boolean }>(
      'select first_response_at is null as waits from "case" where id = $1::uuid and tenant_id = $2::uuid',
      [record.case_id, record.tenant_id],
    )
    if (rows[0]?.waits) set('is_first_response', true)
  },
  async alongside(writes, { tx, follow }) {
    const said = writes.map(({ record }) => record).filter((record) => record.is_first_response)
    if (said.length === 0) return
    const { rows } = await tx.query(waiting, [said.map(({ case_id }) => case_id)])
    for (const { id, is_sla_violated, due } of shape.parse(rows)) {
      const [first_response_at] = said
        .filter(({ case_id }) => case_id === id)
        .map(({ created_at }) => created_at)
        .toSorted()
      if (first_response_at === undefined) continue
      const late = due !== null && new Date(first_response_at) > due
      // The milestone follows from the case, by its clock.
      follow('case', id, { first_response_at, is_sla_violated: is_sla_violated || late })
    }
  },
})
const waiting = `select id, is_sla_violated, first_response_due as due from "case"
  where id = any($1::uuid[]) and first_response_at is null and deleted_at is null`
const shape = z.array(z.object({ id: z.string(), is_sla_violated: z.boolean(), due: z.date().nullable() }))
