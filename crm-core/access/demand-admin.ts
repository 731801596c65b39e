import { HotcrmError, type Actor, type Label } from '../contract.ts'

/** Refuses everybody but administrators what is their affair alone, whatever it is of. */
export function demandAdmin({ role, language }: Pick<Actor, 'role' | 'language'>, action: Label): void {
  if (role !== 'admin') throw new HotcrmError('forbidden', { action: action[language] })
}
