import { Candidate } from '../../objects/hr/candidate.ts'
import { Hook } from '../hook.ts'

const degreePoints = { none: 0, associate: 8, bachelor: 14, master: 18, doctor: 20 } as const
const sourcePoints = { referral: 10, headhunter: 5 } as const
const reads = ['years_experience', 'degree', 'skill_match', 'source'] as const

/**
 * Of a hundred points forty are for skills that fit, thirty for experience (ten years give all), twenty
 * for the degree and ten for a recommendation. Without any of the first three there is nothing to judge.
 */
export const candidateScore = Hook.create(Candidate, 'candidate-score', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set }) {
    if (!changed(...reads)) return
    const { years_experience: years, degree, skill_match: skills, source } = record
    if (years === null && degree === null && skills === null) return set('score', null)
    const points =
      0.4 * (skills ?? 0) +
      3 * Math.min(years ?? 0, 10) +
      (degree ? degreePoints[degree] : 0) +
      (source === 'referral' || source === 'headhunter' ? sourcePoints[source] : 0)
    set('score', Math.round(points))
  },
})
