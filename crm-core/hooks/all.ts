import type { Hook } from './hook.ts'

/** The rules that ship. */
export const allHooks: readonly Hook[] = []
