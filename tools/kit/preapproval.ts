import { matchesGlob } from 'node:path'
import type { Action } from './types.ts'

/**
 * Whether `TOOL` or `TOOL:GLOB`, as given with `--approve`, covers an action. The glob is held
 * against the record acted upon (`lead/018f…`), the object, and the address that an e-mail goes to.
 */
export function matchesApproval(pattern: string, tool: string, action: Action): boolean {
  const [name, ...rest] = pattern.split(':')
  if (name !== tool) return false
  if (rest.length === 0) return true
  const glob = rest.join(':')
  return subjectsOf(action).some((subject) => matchesGlob(subject, glob))
}

function subjectsOf({ args, target, subject }: Action): string[] {
  const named = [args['object'], subject].filter((value) => typeof value === 'string')
  return target ? [...named, target.object, `${target.object}/${target.id}`] : named
}
