import type { AnyRecord, FieldChange, FieldValue } from '../../contract.ts'
import { idFor } from '../ids.ts'

/** What one line of the audit log will say. */
export interface ToldLine {
  readonly at: number
  readonly object: string
  readonly record_id: string
  readonly action: 'created' | 'updated'
  readonly user_id: string
  readonly changes: readonly FieldChange[]
}
type Values = Readonly<Record<string, FieldValue>>

/** One record from its creation on: what it is today, and how it came to be so. */
export class Story {
  readonly object: string
  readonly id: string
  readonly owner_id: string
  readonly #tenant_id: string
  readonly #created: number
  readonly #values: Record<string, FieldValue>
  readonly lines: ToldLine[]
  constructor(
    about: { object: string; tenant_id: string; key: string; owner_id: string },
    created: number,
    values: Values,
  ) {
    const { object, tenant_id, key, owner_id } = about
    this.object = object
    this.owner_id = owner_id
    this.#tenant_id = tenant_id
    this.#created = Math.floor(created)
    this.id = idFor(`${tenant_id}/${object}/${key}`, new Date(this.#created))
    this.#values = { ...values }
    const changes = Object.entries({ owner_id, ...values })
      .filter(([, after]) => after !== null)
      .map(([field, after]): FieldChange => ({ field, before: null, after }))
    this.lines = [this.#line(this.#created, 'created', changes)]
  }
  get(field: string): FieldValue {
    return this.#values[field] ?? null
  }
  /** Somebody changes it, never before its last change. */
  change(at: number, values: Values): void {
    const time = Math.max(Math.floor(at), (this.lines.at(-1)?.at ?? this.#created) + 1)
    const changes = Object.entries(values)
      .filter(([field, after]) => JSON.stringify(after) !== JSON.stringify(this.get(field)))
      .map(([field, after]): FieldChange => ({ field, before: this.get(field), after }))
    if (changes.length === 0) return
    Object.assign(this.#values, values)
    this.lines.push(this.#line(time, 'updated', changes))
  }
  row(): AnyRecord {
    const { id, owner_id } = this
    const updated = this.lines.at(-1)?.at ?? this.#created
    return {
      ...this.#values,
      id,
      tenant_id: this.#tenant_id,
      owner_id,
      created_at: new Date(this.#created).toISOString(),
      updated_at: new Date(updated).toISOString(),
      created_by: owner_id,
      updated_by: owner_id,
      version: this.lines.length,
      deleted_at: null,
    }
  }
  #line(at: number, action: ToldLine['action'], changes: readonly FieldChange[]): ToldLine {
    return { at, object: this.object, record_id: this.id, action, user_id: this.owner_id, changes }
  }
}
