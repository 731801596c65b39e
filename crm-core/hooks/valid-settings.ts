import { Tenant } from '../objects/system/tenant.ts'
import { User } from '../objects/system/user.ts'
import { Hook } from './hook.ts'

/** Whether this runtime knows a time zone by that name. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
const zone = 'Asia/Shanghai'

/** Time zone and currency of a workspace are real ones: sums and periods are made with them. */
export const validWorkspace = Hook.create(Tenant, 'valid-workspace', {
  on: 'beforeUpdate',
  run({ record, changed, reject }) {
    if (changed('time_zone') && !isTimeZone(record.time_zone))
      reject('wrong_type', 'time_zone', { expected: zone, got: record.time_zone })
    if (changed('currency') && !Intl.supportedValuesOf('currency').includes(record.currency))
      reject('wrong_type', 'currency', { expected: 'CNY, USD, EUR …', got: record.currency })
  },
})
export const validUser = Hook.create(User, 'valid-user', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, reject }) {
    if (changed('time_zone') && !isTimeZone(record.time_zone))
      reject('wrong_type', 'time_zone', { expected: zone, got: record.time_zone })
  },
})
