/** How the secrets of a workspace are sealed now. */
export interface KeyStatus {
  /** `none`: nothing has been encrypted yet. `rotating`: secrets are moved to a new key. `current`: all are with it. */
  readonly status: 'none' | 'rotating' | 'current'
  /** The key that new values are sealed with, and since when. */
  readonly key_id: string | null
  readonly since: string | null
  /** Records that hold secrets. */
  readonly sealed: number
  /** Those of them that an older key still seals. */
  readonly left: number
  /** Older keys that are kept, for the audit trail was sealed with them. */
  readonly retired: number
}
/** The data keys of the actor's workspace; forbidden for everybody but administrators. */
export interface EncryptionKeys {
  status(): Promise<KeyStatus>
  /**
   * Makes another key the active one and has all secrets sealed with it in the background, while the system
   * works. While a rotation is under way it begins no other: asking again is safe.
   */
  rotate(): Promise<KeyStatus>
}
