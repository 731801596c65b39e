import { BusinessHours } from '../../objects/service/business-hours.ts'
import { Hook } from '../hook.ts'
import { isTimeZone } from '../valid-settings.ts'

/** Hours are counted in a zone that there is. */
export const validHours = Hook.create(BusinessHours, 'valid-hours', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, reject }) {
    if (changed('time_zone') && !isTimeZone(record.time_zone))
      reject('wrong_type', 'time_zone', { expected: 'Asia/Shanghai', got: record.time_zone })
  },
})
