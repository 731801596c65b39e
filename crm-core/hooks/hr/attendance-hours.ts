import { Attendance } from '../../objects/hr/attendance.ts'
import { Hook } from '../hook.ts'

/** Hours between coming and leaving, to the hundredth. */
export const attendanceHours = Hook.create(Attendance, 'attendance-hours', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set, reject, actor }) {
    if (!changed('check_in', 'check_out')) return
    const { check_in, check_out } = record
    if (check_in === null || check_out === null) return set('hours', null)
    const hours = (new Date(check_out).getTime() - new Date(check_in).getTime()) / 3_600_000
    const other = Attendance.fields.check_in.label[actor.language]
    if (hours < 0) reject('end_before_start', 'check_out', { other })
    else if (hours > 24) reject('out_of_range', 'check_out', { min: check_in, max: '+24 h' })
    else set('hours', Math.round(hours * 100) / 100)
  },
})
