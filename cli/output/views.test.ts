import { expect, it } from 'vitest'
import { describedObjects, testPeople } from '#crm-core/testing'
import { catalogOf } from './catalog.ts'
import { viewText } from './views.ts'

const context = {
  catalog: catalogOf(describedObjects(testPeople.rep), 'en'),
  language: 'en',
  time_zone: 'Asia/Shanghai',
  columns: 100,
} as const

it('shows sums of money in the currency of their row, and other figures plain', () => {
  const shown = viewText(
    {
      kind: 'aggregate',
      object: 'opportunity',
      query: { group_by: ['stage'], measures: [{ fn: 'sum', field: 'amount' }, { fn: 'count' }] },
      rows: [
        { group: ['proposal'], labels: ['Proposal'], values: ['3500.50', 1200], currency: 'CNY' },
        { group: ['proposal'], labels: ['Proposal'], values: ['20.00', 1], currency: 'USD' },
        { group: ['proposal'], labels: ['Proposal'], values: [null, 2], currency: null },
      ],
    },
    context,
  )
  const cells = shown?.split('\n').map((line) => line.trim().split(/\s{2,}/))
  expect(cells?.slice(-3)).toEqual([
    ['Proposal', '¥3,500.50', '1,200'],
    ['Proposal', '$20', '1'],
    ['Proposal', '2'],
  ])
})
