import { z } from 'zod'
import type { AggregateRow, Label, Measure, ObjectDescription } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import { filter, groupBy, measure, objectName } from '../kit/schemas.ts'
import { countWords } from './shared.ts'

/** Counts, sums and averages, grouped by fields or periods. */
export const aggregateRecords = defineTool({
  name: 'aggregate_records',
  effect: 'read',
  label: { en: 'Add up records', zh: '汇总记录' },
  description:
    'Counts, sums, averages, minima and maxima over the records that match, optionally grouped by a field or a period. Never add up listed rows yourself; call this.',
  input: z
    .object({
      object: objectName,
      filter: filter.optional(),
      group_by: z.array(groupBy).max(3).optional(),
      measures: z.array(measure).min(1).max(5),
      order: z
        .object({ measure: z.int().min(0), direction: z.enum(['asc', 'desc']) })
        .strict()
        .optional(),
      limit: z.int().min(1).max(200).optional(),
    })
    .strict(),
  async run({ object, ...query }, { crm }) {
    const rows = await crm.aggregate(object, query)
    const plain = rows.map((row) =>
      [
        ...row.group.map((value, at) => row.labels[at] ?? JSON.stringify(value)),
        ...row.values,
        ...(row.currency ? [row.currency] : []),
      ].join(' | '),
    )
    return {
      records: [],
      summary: query.group_by?.length
        ? { en: `Computed ${rows.length} groups.`, zh: `已汇总为 ${rows.length} 组。` }
        : figureWords(crm.describe(object), query.measures, rows[0]),
      toModel: [
        [
          'groups',
          ...query.measures.map((one) => `${one.fn}(${one.field ?? '*'})`),
          ...(rows.some((row) => row.currency) ? ['currency'] : []),
        ].join(' | '),
        ...plain,
      ].join('\n'),
      view: { kind: 'aggregate', object, query, rows },
    }
  },
})

/** A plain count is told at once; other figures stand in the view. */
function figureWords(
  object: ObjectDescription,
  measures: readonly Measure[],
  row: AggregateRow | undefined,
): Label {
  const [only, ...others] = measures
  if (only?.fn !== 'count' || others.length > 0) return { en: 'Computed the figures.', zh: '已完成汇总。' }
  const counted = countWords(object, Number(row?.values[0] ?? 0))
  return { en: `${counted.en} in all.`, zh: `共有 ${counted.zh}。` }
}
