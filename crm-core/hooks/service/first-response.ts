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
  // No new version: nobody's edit of the case is in its way.
  async alongside(writes, { tx }) {
    const first = writes
      .map(({ record }) => record)
      .filter((record) => record.is_first_response)
      .map(({ case_id: id, created_at: at }) => ({ id, at }))
    if (first.length > 0) await tx.query(answered, [JSON.stringify(first)])
  },
})
const answered = `
  with told as (
    select e.id, min(e.at) as at from jsonb_to_recordset($1::jsonb) e(id uuid, at timestamptz) group by e.id),
  kept as (
    update "case" c set first_response_at = told.at,
      is_sla_violated = c.is_sla_violated or coalesce(told.at > c.first_response_due, false)
    from told where c.id = told.id and c.first_response_at is null returning c.id, told.at)
  update sla_milestone m set met_at = kept.at, is_violated = kept.at > m.due_at
  from kept where m.case_id = kept.id and m.milestone = 'first_response'`
