import type { Agent, AgentOptions } from '../service.ts'
import { ApprovalStore } from '../store/approvals.ts'
import type { Nudge } from '../worker.ts'
import { decide } from './decide.ts'
import { decidesForOthers, reachable, withinReach } from './rights.ts'

/** Approvals as the server hands them out. */
export function approvalService(options: AgentOptions, nudge: Nudge): Agent['approvals'] {
  const { clock, bus } = options
  const tools = new Map(options.tools.map((tool) => [tool.name, tool]))
  const storeOf = (tenant_id: string) => new ApprovalStore(options.db(tenant_id), clock)
  return {
    async list(actor, status) {
      const stored = await storeOf(actor.tenant_id).list(actor, status, decidesForOthers(actor))
      return (await withinReach(options.crm(actor), stored)).map(({ approval }) => approval)
    },
    async get(actor, id) {
      return (await reachable(options.crm(actor), await storeOf(actor.tenant_id).get(id, actor))).approval
    },
    async decide(actor, id, decision) {
      const { tenant_id } = actor
      const decided = await decide(id, decision, {
        db: options.db(tenant_id),
        bus,
        clock,
        tools,
        models: options.models,
        crm: options.crm(actor),
        crmOfOwner: async (user_id) =>
          options.crm({ ...(await options.actorOf(tenant_id, user_id, 'agent')), language: actor.language }),
      })
      await nudge({ tenant_id, run_id: decided.run_id })
      return decided
    },
  }
}
