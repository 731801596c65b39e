import type { Feature, FeatureValue, ObjectDescription } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { formatNumber, nothing } from '../records/format-value.ts'
import { useObjects } from '../records/queries.ts'

/** Says what an input holds: a choice by its label, a number as it is written. */
export function useFeatureValue(object: string): (feature: Feature, value: FeatureValue) => string {
  const { language, say } = useWords()
  const { data: objects = [] } = useObjects()
  return (feature, value) => {
    if (value === null) return nothing
    if (typeof value === 'number') return formatNumber(value, language)
    const options = feature.options ?? optionsAt(objects, object, feature.field)
    const option = options?.find(({ code }) => code === value)
    return option ? say(option.label) : value
  }
}

/** The choices of `industry`, or of `account_id.industry` of a related record. */
function optionsAt(objects: readonly ObjectDescription[], object: string, path: string | undefined) {
  const [name, ...rest] = path?.split('.') ?? []
  const field = objects.find((each) => each.name === object)?.fields.find((each) => each.name === name)
  if (rest.length === 0 || field?.references === undefined) return field?.options
  return optionsAt(objects, field.references, rest.join('.'))
}
