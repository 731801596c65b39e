import { Goal } from '../../objects/hr/goal.ts'
import { Hook } from '../hook.ts'

/** A goal is as far as what was reached of its target. */
export const goalProgress = Hook.create(Goal, 'goal-progress', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set }) {
    if (!changed('target_value', 'actual_value')) return
    const { target_value: target, actual_value: actual } = record
    if (target === null || actual === null || target === 0) return set('progress', null)
    const progress = Math.min(100, Math.max(0, Math.round((actual / target) * 100)))
    set('progress', progress)
    const running = record.status === 'open' || record.status === 'at_risk'
    if (progress === 100 && running && !changed('status')) set('status', 'achieved')
  },
})
