/** The two languages in which everything that a person reads or types exists. */
export type Language = 'en' | 'zh'
/** A text in both languages. */
export type Label = Readonly<Record<Language, string>>

export const roleNames = ['admin', 'manager', 'rep', 'finance'] as const
/** finance reads all business of the workspace and what people earn, not their personal records; it writes none of it. */
export type RoleName = (typeof roleNames)[number]

/** Which door a call came through; kept in the audit log. */
export type Door = 'web' | 'cli' | 'api' | 'agent' | 'import' | 'system'

/**
 * Who is asking. Every query, search, aggregate, cache key, tool and event carries one; it is
 * established once at a door and never widened on the way down.
 */
export interface Actor {
  readonly tenant_id: string
  readonly user_id: string
  readonly name: string
  readonly email: string
  readonly role: RoleName
  readonly language: Language
  /** IANA zone; relative dates such as this_week are resolved in it. */
  readonly time_zone: string
  readonly door: Door
}
