import type { ModelName } from '#crm-core/contract'
import { churn } from './churn/definition.ts'
import type { ModelDefinition } from './definition.ts'
import { leadScore } from './lead-score/definition.ts'
import { winProbability } from './win-probability/definition.ts'

/** The models of the product by their names. */
export const modelDefinitions: Readonly<Record<ModelName, ModelDefinition>> = {
  'lead-score': leadScore,
  churn,
  'win-probability': winProbability,
}
