import { modelNames, modelTargets, type ModelName, type ObjectDescription } from '#crm-core/contract'

/** The model whose scores an object carries; undefined where there is none, or the reader may not see its field. */
export function modelOf({ name, fields }: ObjectDescription): ModelName | undefined {
  return modelNames.find((model) => {
    const { object, field } = modelTargets[model]
    return object === name && fields.some((each) => each.name === field && each.masked !== true)
  })
}
