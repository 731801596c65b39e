import { defineField } from './define.ts'
import { numberKind, type NumberOptions } from './number.ts'

/** A share in percent: 25 means 25 %. From 0 to 100 unless the field says otherwise. */
export const percent = <const O extends NumberOptions>(options: O) =>
  defineField<number, O>(
    options,
    numberKind(
      'percent',
      'percent',
      { en: 'a percentage from 0 to 100', zh: '0 到 100 的百分比' },
      { ...options, min: options.min ?? 0, max: options.max ?? 100 },
    ),
  )
