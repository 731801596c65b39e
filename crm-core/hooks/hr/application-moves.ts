import { z } from 'zod'
import { Application } from '../../objects/hr/application.ts'
import { Hook } from '../hook.ts'
import { transitions } from '../transitions.ts'

const out = ['rejected', 'withdrawn']

/** An application goes step by step, may end at any, and be taken up again. */
export const applicationTransitions = transitions(Application, {
  from: {
    applied: ['screening', 'interview', ...out],
    screening: ['interview', ...out],
    interview: ['offer', ...out],
    offer: ['hired', 'interview', ...out],
    hired: ['withdrawn'],
    rejected: ['screening'],
    withdrawn: ['screening'],
  },
})
const ended = new Set(['hired', 'rejected', 'withdrawn'])

export const applicationDates = Hook.create(Application, 'application-dates', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, before, changed, set, now }) {
    if (!before && record.applied_on === null) set('applied_on', now.toISOString().slice(0, 10))
    if (changed('status')) set('decided_at', ended.has(record.status) ? now.toISOString() : null)
  },
})

/** Candidates are as far as their applications, and an opening is filled by who was hired for it. */
export const applicationOutcome = Hook.create(Application, 'application-outcome', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async alongside(writes, { tx, follow }) {
    const moved = writes.filter(({ changed }) =>
      changed('status', 'candidate_id', 'recruitment_id', 'deleted_at'),
    )
    const both = moved.flatMap(({ record, before }) => (before ? [record, before] : [record]))
    if (both.length === 0) return
    const so_far = await tx.query(candidates, [both.map(({ candidate_id }) => candidate_id)])
    for (const { id, status } of states.parse(so_far.rows)) follow('candidate', id, { status })
    const filled = await tx.query(openings, [both.map(({ recruitment_id }) => recruitment_id)])
    for (const { id, status, n } of places.parse(filled.rows))
      follow('recruitment', id, { status, filled_count: n })
  },
})
const states = z.array(z.object({ id: z.string(), status: z.string() }))
const places = z.array(z.object({ id: z.string(), status: z.string(), n: z.number() }))
const candidates = `
  select c.id, so_far.status from candidate c join (
    select a.candidate_id as id, case
        when bool_or(a.status = 'hired') then 'hired'
        when bool_or(a.status not in ('rejected', 'withdrawn')) then 'in_process'
        else 'rejected' end as status
    from application a where a.candidate_id = any($1::uuid[]) and a.deleted_at is null group by 1) so_far
    on c.id = so_far.id
  where c.status <> so_far.status and not (c.status = 'talent_pool' and so_far.status = 'rejected')`
const openings = `
  select r.id, hired.n, case
      when r.status = 'open' and hired.n >= r.headcount then 'filled'
      when r.status = 'filled' and hired.n < r.headcount then 'open' else r.status end as status
  from recruitment r join (select o.id, count(a.id)::int as n from recruitment o
      left join application a on a.recruitment_id = o.id and a.status = 'hired' and a.deleted_at is null
      where o.id = any($1::uuid[]) group by o.id) hired on r.id = hired.id
  where r.filled_count <> hired.n`
