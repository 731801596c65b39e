import { InvalidArgumentError } from 'commander'
import type { Scene } from './commands/command.ts'
import type { ExitCode, GlobalOptions } from './context.ts'

/** Makes what commander calls out of what a command does. */
export type Act = <O extends GlobalOptions>(
  run: (scene: Scene<O>, args: readonly string[]) => Promise<ExitCode>,
) => (...given: unknown[]) => Promise<void>

/** An option that may be given several times. */
export const collect = (value: string, before: readonly string[]) => [...before, value]

export function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number, please')
  return Number(text)
}
