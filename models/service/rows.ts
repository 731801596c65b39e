import type { Feature, FeatureRow, FeatureValue, ModelRow } from '#crm-core/contract'
import { refuse } from '../refuse.ts'

/**
 * Rows that people give, as values in the order of the features. A feature that is not named is not known. Throws
 * bad_model_rows with the row for an unknown name, too many or too few values, a number that is none, and a value of
 * the wrong kind: what was meant is never guessed.
 */
export function rowsOf(features: readonly Feature[], given: readonly ModelRow[]): FeatureRow[] {
  return given.map((row, at) => {
    const values = isList(row) ? listed(features, row, at + 1) : named(features, row, at + 1)
    for (const [place, feature] of features.entries()) mustFit(feature, values[place] ?? null, at + 1)
    return values
  })
}
const isList = (row: ModelRow): row is FeatureRow => Array.isArray(row)

function listed(features: readonly Feature[], row: FeatureRow, number: number): FeatureRow {
  if (row.length !== features.length)
    refuse('bad_model_rows', {
      en: `row ${number} has ${row.length} values, the model reads ${features.length}`,
      zh: `第 ${number} 行有 ${row.length} 个值，模型读取 ${features.length} 个`,
    })
  return row
}

function named(
  features: readonly Feature[],
  row: Readonly<Record<string, FeatureValue>>,
  number: number,
): FeatureRow {
  const names = features.map(({ name }) => name)
  const unknown = Object.keys(row).find((name) => !names.includes(name))
  if (unknown !== undefined)
    refuse('bad_model_rows', {
      en: `row ${number} has "${unknown.slice(0, 64)}", which is no feature of the model (${names.join(', ')})`,
      zh: `第 ${number} 行的“${unknown.slice(0, 64)}”不是模型的特征（${names.join('、')}）`,
    })
  return names.map((name) => (Object.hasOwn(row, name) ? (row[name] ?? null) : null))
}

function mustFit({ name, kind }: Feature, value: FeatureValue, number: number): void {
  if (value === null) return
  if (kind === 'category' && typeof value !== 'string')
    refuse('bad_model_rows', {
      en: `row ${number}: "${name}" is a choice and takes the text of its code, not ${value}`,
      zh: `第 ${number} 行：“${name}”是选项，应为其代码文本，而不是 ${value}`,
    })
  if (kind === 'number' && !(typeof value === 'number' && Number.isFinite(value)))
    refuse('bad_model_rows', {
      en: `row ${number}: "${name}" takes a finite number or null, not ${shown(value)}`,
      zh: `第 ${number} 行：“${name}”应为有限的数字或 null，而不是 ${shown(value)}`,
    })
}
const shown = (value: number | string): string =>
  typeof value === 'string' ? `"${value.slice(0, 64)}"` : String(value)
