import type { FieldDescription, ModelName, ModelStore, SnapshotReader } from '../contract.ts'
import { dueRecords, recordsOf, type DueRecords } from './due/due-records.ts'
import { modelJobs, type ModelJobs } from './jobs/model-jobs.ts'
import { snapshotReader } from './history/reader.ts'
import { writeScores, type Scores, type ScoreWriting } from './scores/write-scores.ts'
import { describeField } from '../objects/describe.ts'
import type { VersionKeeping } from './store/keeping.ts'
import { modelStore } from './store/model-store.ts'

export type { Rescoring } from './due/rescoring.ts'

/** What models keep and read of one workspace, for the service that runs them: past every rule of access. */
export interface WorkspaceModels {
  readonly store: ModelStore
  readonly history: SnapshotReader
  readonly due: DueRecords
  readonly jobs: ModelJobs
  /** What the fields of an object are now, whoever may see them; those that the workspace has added come last. */
  fields(object: string): readonly FieldDescription[]
  /** How many records there are of the model's object. */
  records(model: ModelName): Promise<number>
  /**
   * Writes scores into the field that shows them, as the system: audited, told, not a new version of the record, and
   * in no undo but its own. Answers how many records have another score now.
   */
  writeScores(scores: Scores): Promise<number>
}

export const workspaceModels = (writing: ScoreWriting & VersionKeeping): WorkspaceModels => ({
  store: modelStore(writing),
  history: snapshotReader(writing),
  due: dueRecords(writing),
  jobs: modelJobs(writing),
  fields: (object) =>
    Object.entries(writing.catalog().known(object).all).map(([name, field]) => describeField(name, field)),
  records: (model) => recordsOf(writing, model),
  writeScores: (scores) => writeScores(writing, scores),
})
