import type { ErrorCode, ErrorParams } from '#crm-core/contract'

/** What is asked of a worker: some rows of a model. Buffers are handed over, not copied. */
export interface RowsTask {
  readonly id: number
  readonly sha256: string
  /** Bytes of the model; left out once this worker has it. */
  readonly model: Uint8Array | null
  readonly rows: Float64Array
  readonly count: number
  readonly explain: boolean
}
export interface RowsDone {
  readonly id: number
  readonly predictions: Float32Array
  readonly base: number
  /** Empty when nothing had to be explained. */
  readonly shap: Float64Array<ArrayBuffer>
}
export interface RowsFailed {
  readonly id: number
  readonly message: string
  /** Of a named error. */
  readonly code: ErrorCode | null
  readonly params: ErrorParams
}
