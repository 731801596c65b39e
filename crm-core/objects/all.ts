import { financeObjects } from './finance/index.ts'
import { marketingObjects } from './marketing/index.ts'
import { productsObjects } from './products/index.ts'
import { hrObjects } from './hr/index.ts'
import { salesObjects } from './sales/index.ts'
import type { ObjectType, RecordOf } from './schema.ts'
import { serviceObjects } from './service/index.ts'
import { internalObjects, systemObjects } from './system/index.ts'

/** Objects that people and tools work with, by domain. */
const open = {
  ...salesObjects,
  ...marketingObjects,
  ...productsObjects,
  ...financeObjects,
  ...serviceObjects,
  ...hrObjects,
  ...systemObjects,
}

/** The record type of every standard object by its name. */
export type StandardRecords = { readonly [K in keyof typeof open]: RecordOf<(typeof open)[K]> }

export const allObjects: readonly ObjectType[] = [...Object.values(open), ...Object.values(internalObjects)]
/** What people may see the names of. */
export const openObjects: readonly ObjectType[] = Object.values(open)
