import type { ObjectType } from '../objects/schema.ts'
import { Hook } from './hook.ts'

/** What ends does not end before it began. */
export const datesInOrder = (object: ObjectType, from: string, until: string): Hook =>
  Hook.create(object, `${object.name.replaceAll('_', '-')}-dates`, {
    on: ['beforeCreate', 'beforeUpdate'],
    run({ record, changed, reject, actor }) {
      const [start, end] = [record[from], record[until]]
      if (!changed(from, until) || typeof start !== 'string' || typeof end !== 'string' || start <= end)
        return
      reject('end_before_start', until, { other: object.all[from]?.label[actor.language] ?? from })
    },
  })
