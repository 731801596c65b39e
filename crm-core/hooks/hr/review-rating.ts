import { PerformanceReview } from '../../objects/hr/performance-review.ts'
import { Hook } from '../hook.ts'

const parts = ['quality_rating', 'delivery_rating', 'teamwork_rating', 'growth_rating'] as const

/** The rating as a whole is the mean of its parts, once all are there; a review is shared with all of them. */
export const reviewRating = Hook.create(PerformanceReview, 'review-rating', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set, reject }) {
    const marks = parts.map((part) => record[part]).filter((mark) => mark !== null)
    if (changed(...parts)) {
      const sum = marks.reduce((a, b) => a + b, 0)
      set('overall_rating', marks.length === parts.length ? Math.round((sum / parts.length) * 10) / 10 : null)
    }
    if (!changed('status', ...parts) || record.status === 'draft') return
    for (const part of parts) if (record[part] === null) reject('required', part)
  },
})
