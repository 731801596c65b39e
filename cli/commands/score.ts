import { modelNames, modelTargets, reasonWords, scoreText } from '#crm-core/contract'
import type { ExplainedScore, ModelName } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { scoredBy } from '../output/models.ts'
import { scoresText } from '../output/scores.ts'
import { printJson, withConnection, type ConnectedScene, type Scene } from './command.ts'

export interface ScoreOptions extends GlobalOptions {
  /** Every reason of every record. */
  readonly explain?: boolean
}

/** `hotcrm score OBJECT ID…`; exit code 3 when no record could be scored. */
export const score = (
  scene: Scene<ScoreOptions>,
  object: string,
  ids: readonly string[],
): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { connection, options, terminal, language, say } = connected
    const model = modelOf(object, scene)
    if (ids.length === 0) throw new Exit(2, say('score_whom', { object }))
    const { scores } = await connection.client.models.predict(model, { object, ids: [...ids], explain: true })
    if (options.json) printJson(terminal, scores)
    else if (options.explain) for (const one of scores) terminal.out(explained(connected, model, one))
    else
      terminal.out(
        `${scoresText({ kind: 'scores', model, object, scores }, { language, columns: terminal.columns }) ?? ''}\n`,
      )
    for (const { display, result } of scores)
      if (result.abstained !== null && !options.json)
        terminal.err(`${display}: ${say(`abstained_${result.abstained}`)}\n`)
    return scores.some(({ result }) => result.prediction) ? 0 : 3
  })

function modelOf(object: string, { say }: Scene): ModelName {
  const model = modelNames.find((name) => modelTargets[name].object === object)
  if (!model) {
    const known = modelNames.map((name) => modelTargets[name].object).join(', ')
    throw new Exit(2, say('not_scored_object', { object, known }))
  }
  return model
}

/** A score with where it starts and all that is told of it. */
function explained(
  { language, say }: ConnectedScene,
  model: ModelName,
  { display, result, reasons }: ExplainedScore,
): string {
  const { prediction } = result
  if (!prediction) return ''
  const { version, explanation } = prediction
  return [
    `${display}  ${scoreText(model, prediction.score)}  (${scoredBy(model, version, language)})`,
    `  ${say('score_base', { score: scoreText(model, Math.round(explanation.base_score)) })}`,
    ...reasons.map((reason) => `  ${reasonWords(reason)[language]}`),
    '',
  ].join('\n')
}
