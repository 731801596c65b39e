import type { AnyRecord, FieldValue, Issue, Language } from '../contract.ts'
import { OutOfRange } from '../fields/formula/types.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'

/** The record with its formulas computed as the database will, and an issue for each that it could not store. */
export function withFormulas(
  object: ObjectType,
  record: AnyRecord,
  language: Language,
): { readonly after: AnyRecord; readonly issues: readonly Issue[] } {
  const computed: Record<string, FieldValue> = {}
  const issues: Issue[] = []
  for (const [name, { formula, label }] of fieldEntries(object)) {
    if (!formula) continue
    try {
      computed[name] = formula.compute(record)
    } catch (error) {
      if (!(error instanceof OutOfRange)) throw error
      issues.push({ at: name, code: 'result_out_of_range', params: { field: label[language] } })
    }
  }
  return { after: { ...record, ...computed }, issues }
}
