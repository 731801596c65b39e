import { z } from 'zod'
import type { Sql } from '../../contract.ts'
import type { RecordOf } from '../../objects/schema.ts'
import { Case } from '../../objects/service/case.ts'
import { Hook } from '../hook.ts'

const choices = z
  .array(z.string())
  .nullable()
  .transform((list) => list ?? [])
const rule = z.object({
  queue_id: z.string(),
  required_skill_id: z.string().nullable(),
  origins: choices,
  priorities: choices,
  types: choices,
  sla_tiers: choices,
  keywords: z.string().nullable(),
})
type Rule = z.output<typeof rule>
type CaseRecord = RecordOf<typeof Case>
/** In their order. */
const allRules = `
  select r.queue_id, r.required_skill_id, r.origins, r.priorities, r.types, r.sla_tiers, r.keywords
  from routing_rule r join queue q on q.id = r.queue_id and q.is_active and q.deleted_at is null
  where r.tenant_id = $1::uuid and r.is_active and r.deleted_at is null
  order by r."order", r.created_at, r.id`
const allTiers = `select id, sla_tier from account where tenant_id = $1::uuid and id = any($2::uuid[])`
const tier = z.object({ id: z.string(), sla_tier: z.string().nullable() })

/** The rules of a workspace, and the tiers of the customers of these cases where a rule asks for them. */
async function routesFor(db: Sql, cases: readonly CaseRecord[]) {
  const tenant_id = cases[0]?.tenant_id
  const rules = z.array(rule).parse((await db.query(allRules, [tenant_id])).rows)
  const accounts = [...new Set(cases.flatMap(({ account_id }) => account_id ?? []))]
  const asked = accounts.length > 0 && rules.some(({ sla_tiers }) => sla_tiers.length > 0)
  const rows = asked ? (await db.query(allTiers, [tenant_id, accounts])).rows : []
  return { rules, tiers: new Map(rows.map((row) => tier.parse(row)).map((one) => [one.id, one.sla_tier])) }
}

/** What a rule says of a field fits when it says nothing, or names the value. */
const fits = (list: readonly string[], value: string | null | undefined): boolean =>
  list.length === 0 || (typeof value === 'string' && list.includes(value))
/** Words between commas, of which one stands in the text; none is any text. */
function speaksOf(keywords: string | null, text: string): boolean {
  const words = (keywords ?? '').toLowerCase().split(/[,，、]/)
  const said = words.map((word) => word.trim()).filter((word) => word !== '')
  return (keywords ?? '').trim() === '' || said.some((word) => text.includes(word))
}
function fitsCase(one: Rule, record: CaseRecord, sla_tier: string | null | undefined): boolean {
  const text = [record.subject, record.description].filter(Boolean).join('\n').toLowerCase()
  return (
    fits(one.origins, record.origin) &&
    fits(one.priorities, record.priority) &&
    fits(one.types, record.type) &&
    fits(one.sla_tiers, sla_tier) &&
    speaksOf(one.keywords, text)
  )
}

/** A new case that names no queue goes where the first rule that fits sends it. */
export const caseRouting = Hook.create(Case, 'case-routing', {
  on: 'beforeCreate',
  priority: 40,
  async run({ record, set, db, forAll }) {
    if (record.queue_id !== null) return
    const { rules, tiers } = await forAll((cases) => routesFor(db, cases))
    const sla_tier = record.account_id === null ? null : tiers.get(record.account_id)
    const found = rules.find((one) => fitsCase(one, record, sla_tier))
    if (!found) return
    set('queue_id', found.queue_id)
    if (record.required_skill_id === null) set('required_skill_id', found.required_skill_id)
  },
})
