import { LRUCache } from 'lru-cache'
import type { ModelName, ModelVersion, VersionRef } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { answeredBy } from '../traffic/split.ts'
import { openRemote, type RemoteArtifact } from './remote-version.ts'
import { boundTo, openFile, type Artifact, type OpenedFile } from './artifact.ts'
import type { BaseModel, ModelsOptions } from './ports.ts'

/** A version that answers in a workspace, opened when it is asked. */
export interface Servable {
  readonly ref: VersionRef
  readonly open: () => Promise<Artifact | RemoteArtifact>
}
/** Who answers in a workspace now. */
export interface Serving {
  /** Null where neither a champion nor a base model is there. */
  readonly champion: Servable | null
  readonly challenger: (Servable & { readonly share: number }) | null
  readonly shadows: readonly Servable[]
}
export interface Servings {
  of(tenant_id: string, definition: ModelDefinition): Promise<Serving>
  /** The model that ships; null where none does. */
  base(model: ModelName): Promise<BaseModel | null>
  /** All versions of a workspace, whatever their stage, and the base model. */
  versions(tenant_id: string, definition: ModelDefinition): Promise<readonly Servable[]>
  /** Stages have changed in this process; others see it within `fresh_ms`. */
  forget(tenant_id: string, model: ModelName): void
}
/** Who answers, for rows of this definition. */
interface Known {
  readonly definition: ModelDefinition
  readonly serving: Promise<Serving>
}
const fresh_ms = 5_000
const opened = 64

/** Who answers, remembered for some seconds, and opened versions by the hash of their bytes. */
export function createServings({
  workspace,
  base,
  clock,
  private_endpoints = false,
}: Pick<ModelsOptions, 'workspace' | 'base' | 'clock' | 'private_endpoints'>): Servings {
  const known = new LRUCache<string, Known>({ max: 1000, ttl: fresh_ms })
  const files = new LRUCache<string, Promise<OpenedFile>>({ max: opened })
  const bases = new Map<ModelName, Promise<BaseModel | null>>()
  const file = (sha256: string, load: () => Promise<Uint8Array>): Promise<OpenedFile> => {
    const there = files.get(sha256)
    if (there) return there
    const opening = load().then((onnx) => openFile(onnx, sha256))
    files.set(sha256, opening)
    opening.catch(() => files.delete(sha256))
    return opening
  }
  /** Where what it reads stands among the features is the workspace's matter, what it makes of it the file's. */
  const artifact = async (
    definition: ModelDefinition,
    sha256: string,
    load: () => Promise<Uint8Array>,
  ): Promise<Artifact> => boundTo(definition, await file(sha256, load))
  const remotes = new WeakMap<ModelDefinition, LRUCache<string, Promise<RemoteArtifact>>>()
  /** One a version and definition, so that all who ask know of its faults. */
  const remote = (definition: ModelDefinition, tenant_id: string, version: ModelVersion) => {
    const there = remotes.get(definition) ?? new LRUCache<string, Promise<RemoteArtifact>>({ max: opened })
    remotes.set(definition, there)
    const key = `${tenant_id} ${version.id}`
    const known = there.get(key)
    if (known) return known
    const { store } = workspace(tenant_id)
    const opening = openRemote(
      { store, now: () => clock.now(), inside: private_endpoints },
      definition,
      version,
    )
    there.set(key, opening)
    opening.catch(() => there.delete(key))
    return opening
  }
  const own = (definition: ModelDefinition, tenant_id: string, version: ModelVersion): Servable => ({
    ref: { id: version.id, version: version.version, origin: version.origin },
    open: () =>
      version.origin === 'remote'
        ? remote(definition, tenant_id, version)
        : artifact(definition, version.sha256, () => workspace(tenant_id).store.bytes(version.id)),
  })
  const baseOf = (model: ModelName): Promise<BaseModel | null> => {
    const loading = bases.get(model) ?? base(model)
    bases.set(model, loading)
    return loading
  }
  const shipped = async (definition: ModelDefinition): Promise<Servable | null> => {
    const found = await baseOf(definition.name)
    if (!found) return null
    return {
      ref: { id: null, version: 0, origin: 'base' },
      open: () => artifact(definition, found.sha256, () => Promise.resolve(found.onnx)),
    }
  }
  const look = async (tenant_id: string, definition: ModelDefinition): Promise<Serving> => {
    const versions = await workspace(tenant_id).store.versions(definition.name)
    const at = (stage: ModelVersion['stage']) => versions.filter((version) => version.stage === stage)
    const [champion] = at('champion')
    const [challenger] = at('challenger')
    return {
      champion: champion ? own(definition, tenant_id, champion) : await shipped(definition),
      challenger: challenger ? { ...own(definition, tenant_id, challenger), share: challenger.share } : null,
      shadows: at('shadow').map((version) => own(definition, tenant_id, version)),
    }
  }
  const keyOf = (tenant_id: string, model: ModelName) => `${tenant_id} ${model}`
  return {
    of(tenant_id, definition) {
      const key = keyOf(tenant_id, definition.name)
      const there = known.get(key)
      if (there?.definition === definition) return there.serving
      const serving = look(tenant_id, definition)
      known.set(key, { definition, serving })
      serving.catch(() => known.delete(key))
      return serving
    },
    base: baseOf,
    async versions(tenant_id, definition) {
      const versions = await workspace(tenant_id).store.versions(definition.name)
      const base = await shipped(definition)
      return [...versions.map((version) => own(definition, tenant_id, version)), ...(base ? [base] : [])]
    },
    forget: (tenant_id, model) => void known.delete(keyOf(tenant_id, model)),
  }
}

/** Which version answers for a record. */
export function servableFor(
  { champion, challenger }: Serving,
  key: { readonly tenant_id: string; readonly model: ModelName; readonly record_id: string },
): Servable | null {
  if (!challenger || answeredBy(key, challenger.share) === 'champion') return champion
  return challenger
}
