import type { Command } from 'commander'
import type { DeadOptions, DecideOptions } from './commands/hooks.ts'
import type { RotateOptions } from './commands/keys.ts'
import { whole, type Act } from './program-parts.ts'

/** `hotcrm keys …` and `hotcrm hooks …`: what an administrator looks after. */
export function addOperations(program: Command, act: Act): void {
  const keys = program
    .command('keys')
    .description('what encrypted fields are sealed with; administrators only')
  const loadKeys = () => import('./commands/keys.ts')
  keys
    .command('status', { isDefault: true })
    .description('the active key, and how far a rotation is')
    .action(act(async (scene) => (await loadKeys()).keyStatus(scene)))
  keys
    .command('rotate')
    .description('a new key, and every secret sealed with it while the system works')
    .option('--wait', 'until it has ended')
    .action(act<RotateOptions>(async (scene) => (await loadKeys()).rotateKeys(scene)))

  const hooks = program.command('hooks').description('automations that failed for good; administrators only')
  const loadHooks = () => import('./commands/hooks.ts')
  hooks
    .command('dead [id]', { isDefault: true })
    .description('what was given up, latest first; with an id, what set it off')
    .option('--hook <name>', 'of this automation')
    .option('--limit <n>', '1 to 200', whole)
    .action(act<DeadOptions>(async (scene, [id]) => (await loadHooks()).deadLetters(scene, id)))
  for (const [verb, words] of [
    ['retry', 'try them again'],
    ['discard', 'let them be'],
  ] as const)
    hooks
      .command(`${verb} [ids...]`)
      .description(words)
      .option('--hook <name>', 'all of this automation')
      .option('--all', 'all of them')
      .action(act<DecideOptions>(async (scene, ids) => (await loadHooks()).decideLetters(scene, ids, verb)))
}
