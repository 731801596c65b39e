import { HotcrmError, type Feature, type FeatureRow } from '#crm-core/contract'
import { encoderOf, modelSchema, type ModelSchema } from '../data/schema.ts'
import type { ModelDefinition } from '../definition.ts'
import { readEnsemble } from '../onnx/read.ts'
import { compileExplainer, type Explainer } from '../shap/explainer.ts'
import type { TreeEnsemble } from '../trees/ensemble.ts'

/** The entry of the ONNX file that tells how values become its inputs. */
export const schemaKey = 'schema'

/** What a version reads of a definition's row. */
export interface Bound {
  readonly sha256: string
  /** The features that the version reads, in its order: those of the definition that it was trained with. */
  readonly features: readonly Feature[]
  /** Of a row of the definition, what the version reads. */
  select(row: FeatureRow): FeatureRow
}

/** A version of a model, opened: what it reads of a definition's row, its trees and its explainer. */
export interface Artifact extends Bound {
  readonly onnx: Uint8Array
  readonly trees: TreeEnsemble
  readonly schema: ModelSchema
  /** Selected values as numbers, NaN where one is missing. */
  encode(selected: FeatureRow): Float64Array
  readonly explainer: () => Explainer
}

/** A version as its bytes say it, whatever a workspace has of what it reads. */
export type OpenedFile = Omit<Artifact, 'features' | 'select'>

/**
 * Opens the bytes of a version. Throws broken_model and unsupported_model for what is no tree ensemble, and
 * model_features_gone where it reads features that the definition has no longer.
 */
export const openArtifact = (
  definition: Pick<ModelDefinition, 'name' | 'features'>,
  onnx: Uint8Array,
  sha256: string,
): Artifact => boundTo(definition, openFile(onnx, sha256))

/** Throws broken_model and unsupported_model. */
export function openFile(onnx: Uint8Array, sha256: string): OpenedFile {
  const { trees, metadata } = readEnsemble(onnx)
  const schema = schemaIn(metadata.get(schemaKey), trees.features)
  let explainer: Explainer | null = null
  return {
    sha256,
    onnx,
    trees,
    schema,
    encode: encoderOf(schema),
    explainer: () => (explainer ??= compileExplainer(trees)),
  }
}

/** Finds what the version reads among the features of a definition; model_features_gone. */
export const boundTo = (
  definition: Pick<ModelDefinition, 'name' | 'features'>,
  file: OpenedFile,
): Artifact => ({ ...file, ...boundFeatures(definition, file.schema.features) })

/** These features among those of a definition, by name and kind; model_features_gone. */
export function boundFeatures(
  { name, features: defined }: Pick<ModelDefinition, 'name' | 'features'>,
  features: readonly Pick<Feature, 'name' | 'kind'>[],
): Omit<Bound, 'sha256'> {
  const places = features.map((feature) =>
    defined.findIndex((one) => one.name === feature.name && one.kind === feature.kind),
  )
  const gone = features.filter((_, at) => (places[at] ?? -1) < 0).map((feature) => feature.name)
  if (gone.length > 0)
    throw new HotcrmError('model_features_gone', { model: name, features: gone.join(', ') })
  return {
    features: places.flatMap((place) => defined[place] ?? []),
    select: (row) => places.map((place) => row[place] ?? null),
  }
}

function schemaIn(text: string | undefined, features: number): ModelSchema {
  const read = modelSchema.safeParse(parsed(text))
  if (read.success && read.data.features.length === features) return read.data
  const reason = 'it does not tell how its inputs are filled (entry "schema")'
  throw new HotcrmError('unsupported_model', { reason })
}
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text)
  } catch {
    return null
  }
}
