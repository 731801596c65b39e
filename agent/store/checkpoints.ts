import {
  BaseCheckpointSaver,
  MemorySaver,
  type ChannelVersions,
  type Checkpoint,
  type CheckpointListOptions,
  type CheckpointMetadata,
  type CheckpointTuple,
  type PendingWrite,
} from '@langchain/langgraph-checkpoint'
import type { RunnableConfig } from '@langchain/core/runnables'

const interrupted = '__interrupt__'

/**
 * Stores the checkpoints of a run from the moment that they are worth it. A run that only reads comes
 * to the same end when it begins anew, so until its plan holds more than that its checkpoints live in
 * this process; from then on each one is stored before the graph goes on.
 */
export class SparingSaver extends BaseCheckpointSaver {
  readonly #stored: BaseCheckpointSaver
  readonly #memory = new MemorySaver()
  readonly #worthIt: (values: Readonly<Record<string, unknown>>) => boolean
  /** Runs of which nothing is stored yet. */
  readonly #light = new Set<string>()

  constructor(stored: BaseCheckpointSaver, worthIt: (values: Readonly<Record<string, unknown>>) => boolean) {
    super()
    this.#stored = stored
    this.#worthIt = worthIt
  }

  /** To be called when a run is taken up; one that was never taken up before has nothing stored. True when it begins. */
  async open(run_id: string, first: boolean): Promise<boolean> {
    const config = { configurable: { thread_id: run_id } }
    const begins = first || !(await this.#stored.getTuple(config))
    if (begins) this.#light.add(run_id)
    return begins
  }
  /** To be called when this process lets go of a run: another one may go on with it. */
  async release(run_id: string): Promise<void> {
    this.#light.delete(run_id)
    await this.#memory.deleteThread(run_id)
  }

  override getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    return this.#of(config).getTuple(config)
  }
  override list(config: RunnableConfig, options?: CheckpointListOptions): AsyncGenerator<CheckpointTuple> {
    return this.#of(config).list(config, options)
  }

  override async put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    versions: ChannelVersions,
  ): Promise<RunnableConfig> {
    if (!this.#isLight(config)) return this.#stored.put(config, checkpoint, metadata, versions)
    if (!this.#worthIt(checkpoint.channel_values)) return this.#memory.put(config, checkpoint, metadata)
    return this.#store(config, checkpoint, metadata)
  }

  override async putWrites(
    config: RunnableConfig,
    writes: PendingWrite[],
    taskId: string,
    taskPath?: string,
  ): Promise<void> {
    // A pause may last for days.
    if (this.#isLight(config) && writes.some(([channel]) => channel === interrupted)) await this.#keep(config)
    await this.#of(config).putWrites(config, writes, taskId, taskPath)
  }

  override async deleteThread(run_id: string): Promise<void> {
    if (this.#light.has(run_id)) await this.#memory.deleteThread(run_id)
    else await this.#stored.deleteThread(run_id)
  }

  async #keep(config: RunnableConfig): Promise<void> {
    const now = await this.#memory.getTuple(config)
    if (now)
      await this.#store(now.parentConfig ?? withoutCheckpoint(config), now.checkpoint, now.metadata ?? start)
  }
  /** The first one that is stored brings every value along: none of them is there yet. */
  async #store(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
  ): Promise<RunnableConfig> {
    const at = await this.#stored.put(config, checkpoint, metadata, checkpoint.channel_versions)
    await this.release(runOf(config))
    return at
  }

  #isLight(config: RunnableConfig): boolean {
    return this.#light.has(runOf(config))
  }
  #of(config: RunnableConfig): BaseCheckpointSaver {
    return this.#isLight(config) ? this.#memory : this.#stored
  }
}

const start: CheckpointMetadata = { source: 'loop', step: 0, parents: {} }
const runOf = (config: RunnableConfig): string => String(config.configurable?.['thread_id'])
const withoutCheckpoint = (config: RunnableConfig): RunnableConfig => ({
  configurable: { ...config.configurable, checkpoint_id: undefined },
})
