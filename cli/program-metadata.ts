import type { Command } from 'commander'
import type { FieldOptions, ObjectOptions, RetireOptions } from './commands/metadata.ts'
import { collect, whole, type Act } from './program-parts.ts'

const load = () => import('./commands/metadata.ts')

/** `hotcrm objects …` and `hotcrm fields …`: what an administrator adds to the workspace. */
export function addMetadata(program: Command, act: Act): void {
  const objects = program
    .command('objects')
    .description('objects of the workspace; administrators add to them')
  objects.command('list', { isDefault: true }).action(act(async (scene) => (await load()).listObjects(scene)))
  describing(objects.command('create <name>'))
    .option('--field <name:kind[:label[/中文]]>', 'may be given several times', collect, [])
    .action(act<ObjectOptions>(async (scene, [name = '']) => (await load()).createObject(scene, name)))
  describing(objects.command('change <name>')).action(
    act<ObjectOptions>(async (scene, [name = '']) => (await load()).changeObject(scene, name)),
  )
  retiring(objects.command('retire <name>')).action(
    act<RetireOptions>(async (scene, [name = '']) => (await load()).retireObject(scene, name)),
  )
  objects
    .command('restore <name>')
    .action(act(async (scene, [name = '']) => (await load()).restoreObject(scene, name)))

  const fields = program.command('fields').description('fields that an administrator adds to an object')
  setting(
    fields.command('add <object> <name>').requiredOption('--kind <kind>', 'text, number, select …'),
  ).action(
    act<FieldOptions>(async (scene, [object = '', name = '']) =>
      (await load()).addField(scene, object, name),
    ),
  )
  setting(fields.command('change <object> <name>')).action(
    act<FieldOptions>(async (scene, [object = '', name = '']) =>
      (await load()).changeField(scene, object, name),
    ),
  )
  retiring(fields.command('retire <object> <name>')).action(
    act<RetireOptions>(async (scene, [object = '', name = '']) =>
      (await load()).retireField(scene, object, name),
    ),
  )
  fields
    .command('restore <object> <name>')
    .action(act(async (scene, [object = '', name = '']) => (await load()).restoreField(scene, object, name)))
}

const labelled = (command: Command) =>
  command
    .option('--label <words>', 'name for people, in English')
    .option('--label-zh <words>', 'and in Chinese')
    .option('--from <file>', 'all settings from a JSON file, or - for stdin')

const describing = (command: Command) =>
  labelled(command)
    .option('--plural <words>', 'name of several, in English')
    .option('--access <access>', 'owned, shared or settings')
    .option('--display <field>', 'text field that names a record')
    .option('--list <fields>', 'columns of the list')

const setting = (command: Command) =>
  labelled(command)
    .option('--required', 'every record has it')
    .option('--unique', 'no two records share it')
    .option('--search', 'search reads it')
    .option('--default <value>', 'for new records')
    .option('--choice <code=label[/中文]>', 'may be given several times', collect, [])
    .option('--max-length <n>', 'characters at most', whole)
    .option('--references <object>', 'what a reference points to')
    .option('--relation <name>', 'name of the list on the other side')

const retiring = (command: Command) => command.option('--yes', 'really')
