import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  HotcrmError,
  type ModelName,
  type ModelReport,
  type ModelStore,
  type ModelVersion,
} from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { broken } from '../refuse.ts'
import { mayBeUsed } from '../remote/address.ts'
import { remoteEndpoint, type RemoteEndpoint, type RemoteEndpointInput } from '../remote/endpoint.ts'
import { remoteScorer } from '../remote/remote-scorer.ts'
import type { RowScorer } from '../remote/row-scorer.ts'
import { boundFeatures, type Bound } from './artifact.ts'
import { restingAfterFaults } from './resting.ts'

/** A version that answers elsewhere. */
export interface RemoteArtifact extends Bound {
  readonly remote: RowScorer
}
export interface RemoteMeans {
  readonly store: Pick<ModelStore, 'bytes' | 'endpoint'>
  readonly now: () => Date
  /** Whether endpoints on this machine and in private networks may be asked. */
  readonly inside: boolean
}

/**
 * What stands in the clear where other versions have their ONNX bytes: what is sent, in its order. The random id
 * makes the hash of each its own, so that no version takes the predictions of another for its own.
 */
const manifest = z.strictObject({
  remote: z.uuid(),
  features: z.array(z.object({ name: z.string(), kind: z.enum(['number', 'category']) })),
})

/** Keeps an endpoint as a candidate that reads all features of the definition as they are now; remote_address, configuration. */
export async function addRemoteVersion(
  store: ModelStore,
  { name, features }: Pick<ModelDefinition, 'name' | 'features'>,
  described: RemoteEndpointInput,
  { by, inside, now }: { readonly by: string; readonly inside: boolean; readonly now: () => Date },
): Promise<ModelVersion> {
  const names = features.map((feature) => feature.name)
  // Refuses what is described wrongly, and addresses that are never allowed.
  remoteScorer(described, names, now)
  const endpoint = remoteEndpoint.parse(described)
  mayBeUsed(endpoint, inside)
  const read = features.map((feature) => ({ name: feature.name, kind: feature.kind }))
  const onnx = new TextEncoder().encode(JSON.stringify({ remote: randomUUID(), features: read }))
  return store.add({
    model: name,
    origin: 'remote',
    onnx,
    sha256: createHash('sha256').update(onnx).digest('hex'),
    report: untried(names),
    stage: 'candidate',
    created_by: by,
    endpoint: JSON.stringify(endpoint),
  })
}

/** What a remote version reads among the features of a definition; model_features_gone, broken_model. */
export function boundRemote(
  definition: Pick<ModelDefinition, 'name' | 'features'>,
  bytes: Uint8Array,
  sha256: string,
): Bound {
  return { sha256, ...boundFeatures(definition, manifestIn(bytes)) }
}

/** The version with the one who asks its endpoint; remote_address where the server does not allow it any more. */
export async function openRemote(
  { store, now, inside }: RemoteMeans,
  definition: { readonly name: ModelName } & Pick<ModelDefinition, 'features'>,
  version: Pick<ModelVersion, 'id' | 'sha256'>,
): Promise<RemoteArtifact> {
  const bound = boundRemote(definition, await store.bytes(version.id), version.sha256)
  const endpoint: RemoteEndpoint = remoteEndpoint.parse(JSON.parse(await store.endpoint(version.id)))
  mayBeUsed(endpoint, inside)
  const names = bound.features.map((feature) => feature.name)
  return { ...bound, remote: restingAfterFaults(discreet(remoteScorer(endpoint, names, now)), now) }
}

function manifestIn(bytes: Uint8Array): z.infer<typeof manifest>['features'] {
  try {
    return manifest.parse(JSON.parse(new TextDecoder().decode(bytes))).features
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      return broken('a remote version that does not tell what it reads', '远程版本未说明其读取的特征')
    throw error
  }
}

/** What an endpoint says of itself, and where it is, may hold its secrets: errors tell the kind of the fault only. */
function discreet(scorer: RowScorer): RowScorer {
  return {
    ...scorer,
    async score(rows, signal) {
      try {
        return await scorer.score(rows, signal)
      } catch (error) {
        throw error instanceof HotcrmError ? withoutPlace(error) : error
      }
    },
  }
}
function withoutPlace(error: HotcrmError): HotcrmError {
  const { code, params } = error
  if (code === 'unavailable') return new HotcrmError(code, { service: 'the remote model' })
  if (code === 'remote_refused')
    return new HotcrmError(code, { ...params, reason: 'what it says stands in its own logs' })
  if (code === 'remote_address') return new HotcrmError(code, { reason: 'its name leads where it may not' })
  return new HotcrmError(code, params)
}

/** Nobody here has tried it: no rows, and figures that say nothing. */
function untried(features: readonly string[]): ModelReport {
  const metrics = { auc: null, log_loss: 0, brier: 0, ece: 0, lift_top_decile: 0 }
  return {
    learner: 'remote',
    seed: 0,
    rows: 0,
    positives: 0,
    window: null,
    features,
    metrics,
    folds: [],
    newest: null,
    baseline: metrics,
    base_rate_log_loss: 0,
    calibration: [],
    lift: [],
    confusion: [],
    learning_curve: [],
    importance: [],
    leaks: [],
    refused: null,
    seconds: 0,
    peak_memory_mb: 0,
  }
}
