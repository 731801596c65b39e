import type { CustomAccess, ObjectDescription } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { table } from '../output/table.ts'
import { fieldsTable } from '../output/views.ts'
import { printJson, viewContext, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'
import { fieldSettings, newField, newObject, objectSettings } from './metadata-input.ts'

interface LabelOptions extends GlobalOptions {
  readonly label?: string
  readonly labelZh?: string
  readonly from?: string
}
export interface FieldOptions extends LabelOptions {
  readonly kind?: string
  readonly required?: boolean
  readonly unique?: boolean
  readonly search?: boolean
  readonly default?: string
  readonly choice?: readonly string[]
  readonly maxLength?: number
  readonly references?: string
  readonly relation?: string
}
export interface ObjectOptions extends LabelOptions {
  readonly plural?: string
  readonly access?: CustomAccess
  readonly display?: string
  readonly list?: string
  readonly field?: readonly string[]
}
export interface RetireOptions extends GlobalOptions {
  readonly yes?: boolean
}

/** `hotcrm objects` */
export const listObjects = (scene: Scene): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, terminal, options, language }) => {
    const objects = await connection.client.objects.list()
    if (options.json) printJson(terminal, objects)
    else {
      const titles =
        language === 'zh' ? ['对象', '名称', '领域', '自定义'] : ['object', 'label', 'domain', 'custom']
      const rows = objects.map(({ name, label, domain, custom }) => [
        name,
        label[language],
        domain,
        custom ? '*' : '',
      ])
      terminal.out(
        `${table(
          titles.map((title) => ({ title })),
          rows,
          terminal.columns,
        )}\n`,
      )
    }
    return 0
  })

/** `hotcrm objects create NAME` */
export const createObject = (scene: Scene<ObjectOptions>, name: string): Promise<ExitCode> =>
  answering(scene, async ({ connection, options, terminal }) =>
    connection.client.objects.create(newObject(name, await objectSettings(options, terminal.stdin))),
  )

/** `hotcrm objects change NAME` */
export const changeObject = (scene: Scene<ObjectOptions>, name: string): Promise<ExitCode> =>
  answering(scene, async ({ connection, options, terminal }) =>
    connection.client.objects.change(name, await objectSettings(options, terminal.stdin)),
  )

export const restoreObject = (scene: Scene, name: string): Promise<ExitCode> =>
  answering(scene, ({ connection }) => connection.client.objects.restore(name))

export const retireObject = (scene: Scene<RetireOptions>, name: string): Promise<ExitCode> =>
  retiring(scene, name, ({ connection }) => connection.client.objects.retire(name))

/** `hotcrm fields add OBJECT NAME --kind KIND` */
export const addField = (scene: Scene<FieldOptions>, object: string, name: string): Promise<ExitCode> =>
  answering(scene, async ({ connection, options, terminal }) => {
    const settings = await fieldSettings(options, terminal.stdin)
    return connection.client.fields.add(object, newField(name, options.kind ?? '', settings))
  })

/** `hotcrm fields change OBJECT NAME` */
export const changeField = (scene: Scene<FieldOptions>, object: string, name: string): Promise<ExitCode> =>
  answering(scene, async ({ connection, options, terminal }) =>
    connection.client.fields.change(object, name, await fieldSettings(options, terminal.stdin)),
  )

export const restoreField = (scene: Scene, object: string, name: string): Promise<ExitCode> =>
  answering(scene, ({ connection }) => connection.client.fields.restore(object, name))

export const retireField = (scene: Scene<RetireOptions>, object: string, name: string): Promise<ExitCode> =>
  retiring(scene, `${object}.${name}`, ({ connection }) => connection.client.fields.retire(object, name))

/** Does it and shows the object as it is now. */
function answering<Options extends GlobalOptions>(
  scene: Scene<Options>,
  work: (scene: ConnectedScene<Options>) => Promise<ObjectDescription>,
): Promise<ExitCode> {
  return withConnection(scene, async (connected) => {
    const described = await work(connected)
    const { options, terminal } = connected
    if (options.json) printJson(terminal, described)
    else terminal.out(`${fieldsTable(described.name, await viewContext(connected))}\n`)
    return 0
  })
}

function retiring(
  scene: Scene<RetireOptions>,
  name: string,
  work: (scene: ConnectedScene<RetireOptions>) => Promise<void>,
): Promise<ExitCode> {
  const { options, say, terminal } = scene
  if (!options.yes) throw new Exit(2, say('confirm_retire', { name }))
  return withConnection(scene, async (connected) => {
    await work(connected)
    if (options.json) printJson(terminal, { name, retired: true })
    else terminal.err(`${say('retired', { name })}\n`)
    return 0
  })
}
