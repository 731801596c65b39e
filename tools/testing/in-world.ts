import type { ActionPreview, ActorCrm } from '#crm-core/contract'
import { freshCrm, type FreshCrm, type PersonName } from '#crm-core/testing'
import { runTool, type ToolOutcome } from '../kit/run-tool.ts'
import type { Action, ToolContext, ToolResult } from '../kit/types.ts'
import { modelsOver, type JoinedModels } from '../predictions/models-over.ts'
import { tools } from '../registry.ts'

/** A fresh store, and tools in the hands of one of its people. */
export interface World extends AsyncDisposable {
  readonly crm: FreshCrm
  readonly models: JoinedModels
  readonly as: (person: PersonName) => Hands
}
interface Hands {
  readonly crm: ActorCrm
  expand(tool: string, args: unknown): Promise<readonly Action[]>
  preview(tool: string, args: unknown): Promise<ActionPreview>
  run(tool: string, args: unknown, claim?: string): Promise<ToolOutcome>
  /** Runs and expects success. */
  done(tool: string, args: unknown): Promise<ToolResult>
}

/** `report` hears of faults that models meet in the background. */
export async function freshWorld({
  report,
  private_endpoints,
}: {
  readonly report?: (error: Error) => void
  readonly private_endpoints?: boolean
} = {}): Promise<World> {
  const crm = await freshCrm()
  const models = modelsOver(crm.core, report, { private_endpoints })
  return {
    crm,
    models,
    as: (person) => handsOf(crm, models, person),
    async [Symbol.asyncDispose]() {
      await models.close()
      await crm[Symbol.asyncDispose]()
    },
  }
}

function handsOf(fresh: FreshCrm, models: JoinedModels, person: PersonName): Hands {
  const crm = fresh.as(person)
  const context: ToolContext = { crm, models, clock: fresh.clock, signal: new AbortController().signal }
  const hands: Hands = {
    crm,
    expand: (name, args) => named(name).expand(args, context),
    preview: (name, args) => named(name).preview(args, context),
    run: (name, args, key) =>
      runTool(named(name), args, key === undefined ? context : { ...context, claim: { key } }),
    async done(name, args) {
      const outcome = await hands.run(name, args)
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code} ${outcome.error.message}`)
      return outcome.result
    },
  }
  return hands
}

function named(name: string): (typeof tools)[number] {
  const tool = tools.find((one) => one.name === name)
  if (!tool) throw new Error(`no tool ${name}`)
  return tool
}
