import { HotcrmError, type ModelName } from '#crm-core/contract'

const models: ReadonlyMap<string, ModelName> = new Map([
  ['lead', 'lead-score'],
  ['account', 'churn'],
  ['opportunity', 'win-probability'],
])

/** The model that scores records of this object. */
export function modelOf(object: string): ModelName {
  const model = models.get(object)
  if (!model)
    throw new HotcrmError('bad_request', {
      reason: `no model scores ${object}; leads, accounts and opportunities are scored`,
    })
  return model
}
