import type { PlanValue } from '../../plan.ts'
import { type Token, hasRole, isGlue } from '../tokens.ts'

export const isLight = (token: Token): boolean =>
  isGlue(token) ||
  hasRole(token, 'whatabout') ||
  hasRole(token, 'and') ||
  hasRole(token, 'prep') ||
  hasRole(token, 'next') ||
  hasRole(token, 'poss')

export type Conditions = { readonly [name: string]: PlanValue }
