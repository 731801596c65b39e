import { ClientError } from '#client'
import type { UndoResult } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { printJson, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'

/** `hotcrm undo RUN`: everything that a run wrote, or one set of writes by its id. */
export const undo = (scene: Scene, id: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const result = await undone(connected, id)
    const { options, terminal, say } = connected
    if (options.json) printJson(terminal, result)
    else {
      terminal.err(`${say('undone', { count: result.undone, id: result.write_set_id ?? '—' })}\n`)
      for (const { object, id: record, field, reason } of result.kept)
        terminal.out(`${say(`kept_${reason}`, { object, id: record, field: field ?? '' })}\n`)
    }
    return result.kept.length > 0 ? 7 : 0
  })

async function undone({ connection }: ConnectedScene<GlobalOptions>, id: string): Promise<UndoResult> {
  const { writes } = connection.client
  try {
    return await writes.undoRun(id)
  } catch (error) {
    if (error instanceof ClientError && error.problem.code === 'not_found') return writes.undo(id)
    throw error
  }
}
