/**
 * Tells what has been written since something was read. Every key has a stamp; a write takes the stamps
 * away before its commit and gives new ones after it. What was read under a stamp holds as long as the
 * stamp does.
 */
export interface Stamps {
  /** The stamps of these keys; null while one of them is being written, or when none can be had. */
  read(keys: readonly string[]): Promise<string | null>
  /** Takes the stamps away. From then on nobody trusts these keys. Throws StampsAway when that cannot be said for sure. */
  begin(keys: readonly string[]): Promise<Writing>
  /** Called when a write could not take its stamps away: returns once no process trusts any. */
  giveUp(): Promise<void>
  close(): Promise<void>
}
export interface Writing {
  /** Gives new stamps, whether the write was committed or not. Never throws: without it the keys stay untrusted. */
  end(): Promise<void>
}
export class StampsAway extends Error {}
