import { rescoreTopic, type CrmCore } from '#crm-core'
import { baseModel, modelDefinitions, openModels, type ModelService } from '#models'

export interface JoinedModels extends Omit<ModelService, 'work'> {
  /** Trains, rescores and looks after models in this process. */
  work(): Promise<void>
}

export interface ModelsOverOptions {
  /** Remote models may answer on this machine and in private networks. */
  readonly private_endpoints?: boolean
}

/** The models of the product over a store: what they read and keep of each workspace. */
export function modelsOver(
  core: CrmCore,
  report?: (error: Error) => void,
  { private_endpoints = false }: ModelsOverOptions = {},
): JoinedModels {
  const service = openModels({
    workspace: (tenant_id) => core.models(tenant_id),
    rescoring: core.rescoring,
    queue: core.queue,
    clock: core.clock,
    definitions: Object.values(modelDefinitions),
    base: baseModel,
    tenants: () => core.tenants(),
    private_endpoints,
    report,
  })
  return { ...service, work: () => service.work(core.bus, rescoreTopic) }
}
