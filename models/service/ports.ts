import type {
  ActorCrm,
  Clock,
  FieldDescription,
  ModelJob,
  ModelJobKind,
  ModelName,
  ModelReport,
  ModelStore,
  PublishRefusal,
  Queue,
  SnapshotNeeds,
  SnapshotReader,
} from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'

export interface DueRecord {
  readonly id: string
  readonly marks: number
}

/** What became of a job. */
export interface JobEnd {
  readonly version?: number
  readonly refused?: PublishRefusal
  readonly error?: string
}
/** Training and rescoring of one workspace, as rows that outlive the process. */
export interface ModelJobs {
  /** Null where one of the kind is under way already. */
  add(model: ModelName, kind: ModelJobKind, by: string | null): Promise<ModelJob | null>
  latest(model: ModelName): Promise<ModelJob | null>
  /** Takes a waiting job, or one that a dead process left; null when there is none. */
  take(id: string): Promise<ModelJob | null>
  progress(id: string, done: number, of: number): Promise<void>
  end(id: string, end: JobEnd): Promise<void>
}

/** One workspace as the models need it; past every rule of access, so its answers go out by the reader's rights only. */
export interface ModelWorkspace {
  readonly store: ModelStore
  readonly history: SnapshotReader
  readonly jobs: ModelJobs
  /** What the fields of an object are now, those that the workspace has added included, the oldest of them first. */
  readonly fields: (object: string) => readonly FieldDescription[]
  /** How many records there are of the model's object. */
  readonly records: (model: ModelName) => Promise<number>
  readonly due: {
    take(model: ModelName, limit: number): Promise<readonly DueRecord[]>
    done(model: ModelName, taken: readonly DueRecord[]): Promise<void>
    add(model: ModelName, record_ids: readonly string[]): Promise<void>
    /** Asks for every record of the model's object; answers how many. */
    addAll(model: ModelName): Promise<number>
  }
  readonly writeScores: (scores: {
    readonly object: string
    readonly field: string
    readonly rows: readonly { readonly id: string; readonly value: number | null }[]
    readonly cause: `model:${string}`
  }) => Promise<number>
}

/** What is noted while others write. */
export interface RescoreWatch {
  watch(model: ModelName, needs: SnapshotNeeds): void
  waiting(): Promise<readonly { readonly tenant_id: string; readonly model: ModelName }[]>
  unfinishedJobs(): Promise<readonly { readonly tenant_id: string; readonly id: string }[]>
}

/** The model that ships; null where none does. */
export interface BaseModel {
  readonly onnx: Uint8Array
  readonly sha256: string
  readonly report: ModelReport
}

export interface ModelsOptions {
  readonly workspace: (tenant_id: string) => ModelWorkspace
  readonly rescoring: RescoreWatch
  readonly queue: Queue
  readonly clock: Clock
  readonly definitions: readonly ModelDefinition[]
  readonly base: (name: ModelName) => Promise<BaseModel | null>
  /** Every workspace, for what is looked at from time to time. */
  readonly tenants: () => Promise<readonly string[]>
  /** Remote models may answer on this machine and in private networks; only for servers whose administrators run them. */
  readonly private_endpoints?: boolean
  /** Hears of faults in the background; the work is tried again. */
  readonly report?: (error: Error) => void
}

/** The reading side of an actor's store that scores for people go through. */
export type Reader = Pick<ActorCrm, 'actor' | 'objects' | 'predictions' | 'label' | 'find'>
