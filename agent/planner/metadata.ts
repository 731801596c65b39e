import type { FieldDescription, ObjectDescription } from '#crm-core/contract'

/** Questions that builders ask of the objects the actor can see. */
export class Metadata {
  readonly #objects: ReadonlyMap<string, ObjectDescription>
  constructor(objects: readonly ObjectDescription[]) {
    this.#objects = new Map(objects.map((object) => [object.name, object]))
  }
  has(object: string): boolean {
    return this.#objects.has(object)
  }
  object(name: string): ObjectDescription | undefined {
    return this.#objects.get(name)
  }
  field(object: string, name: string): FieldDescription | undefined {
    return this.#objects.get(object)?.fields.find((field) => field.name === name)
  }
  fields(object: string): readonly FieldDescription[] {
    return this.#objects.get(object)?.fields ?? []
  }
  /** Those of the names that exist on the object, in the order given. */
  firstField(object: string, names: readonly string[]): string | undefined {
    return names.find((name) => this.field(object, name))
  }
  measures(object: string, field: string): FieldDescription['measures'] | undefined {
    return this.field(object, field)?.measures
  }

  ownerField(object: string): string | undefined {
    return this.firstField(object, ['assigned_to', 'owner_id'])
  }
  moneyField(object: string): string | undefined {
    const preferred = this.firstField(object, [
      'amount',
      'annual_revenue',
      'estimated_budget',
      'contract_value',
      'total',
    ])
    return preferred ?? this.fields(object).find((field) => field.measures === 'money')?.name
  }
  /** What "best" and "highest" mean when nobody says by what. */
  rankField(object: string): string | undefined {
    return this.firstField(object, ['amount', 'lead_score', 'annual_revenue']) ?? this.moneyField(object)
  }
  /** The date that people mean by "this month" when they say no more. */
  dateField(object: string): string | undefined {
    return (
      this.firstField(object, ['close_date', 'due_date', 'activity_date', 'sent_at']) ??
      this.#objects.get(object)?.period_field
    )
  }
  stateField(object: string): FieldDescription | undefined {
    return this.field(object, 'stage') ?? this.field(object, 'status')
  }
  /** Codes of the state field after which nothing is to be done. */
  terminalCodes(object: string): string[] {
    return (this.stateField(object)?.options ?? [])
      .map(({ code }) => code)
      .filter((code) => terminal.has(code))
  }
  /** People who can be written to, met and called. */
  people(): string[] {
    return ['contact', 'lead'].filter((name) => this.has(name))
  }
  /** What a name may be the name of. */
  nameable(): string[] {
    return ['account', 'contact', 'lead', 'opportunity'].filter((name) => this.has(name))
  }
}
const terminal = new Set([
  'closed_won',
  'closed_lost',
  'completed',
  'cancelled',
  'converted',
  'unqualified',
  'closed',
  'resolved',
  'done',
  'paid',
  'void',
  'accepted',
  'rejected',
  'withdrawn',
  'expired',
  'terminated',
])
