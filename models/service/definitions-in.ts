import type { ModelName } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { definitionFor } from '../features/custom-fields.ts'
import type { ModelsOptions } from './ports.ts'

/** The definition of a model in a workspace, with the fields that the workspace has added; undefined where there is none. */
export type DefinitionIn = (tenant_id: string, name: ModelName) => ModelDefinition | undefined

interface Known {
  readonly fields: string
  readonly definition: ModelDefinition
}

/** Answers the same definition as long as the fields of the workspace are the same, so that whoever keeps one can tell. */
export function definitionsIn({
  workspace,
  definitions,
}: Pick<ModelsOptions, 'workspace' | 'definitions'>): DefinitionIn {
  const known = new Map<string, Known>()
  return (tenant_id, name) => {
    const shipped = definitions.find((one) => one.name === name)
    if (!shipped) return undefined
    const custom = workspace(tenant_id)
      .fields(shipped.object)
      .filter((field) => field.custom)
    const key = `${tenant_id} ${name}`
    const fields = JSON.stringify(custom.map(({ name, kind, label }) => [name, kind, label]))
    const there = known.get(key)
    if (there?.fields === fields) return there.definition
    const definition = definitionFor(shipped, custom)
    known.set(key, { fields, definition })
    return definition
  }
}
