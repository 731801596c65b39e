import type { ModelName } from '#crm-core/contract'
import type { ModelsOptions } from './ports.ts'
import type { Servings } from './serving.ts'

/** Another version answers in a workspace: everything is scored again, so that no record shows what the one before said. */
export async function otherAnswerer(
  { servings, workspace }: Pick<ModelsOptions, 'workspace'> & { readonly servings: Servings },
  tenant_id: string,
  model: ModelName,
): Promise<void> {
  servings.forget(tenant_id, model)
  await workspace(tenant_id).due.addAll(model)
}
