import type { Exports } from '../../contract.ts'
import type { Scope } from '../../records/scope.ts'
import { csvBytes } from './csv.ts'
import { openExport } from './pages.ts'

/** Exports in the hands of the actor of a scope. */
export const exportsOf = (scope: Scope): Exports => ({
  async stream(object, request) {
    const table = await openExport(scope, object, request)
    return request.format === 'csv' ? csvBytes(table) : (await import('./xlsx.ts')).xlsxBytes(table)
  },
})
