import {
  HotcrmError,
  type ActorCrm,
  type Bus,
  type ModelName,
  type ModelSummary,
  type ModelVersion,
} from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { unsupported } from '../refuse.ts'
import { describing, presented } from './present.ts'
import { definitionsIn } from './definitions-in.ts'
import { explanationOf } from './explanation.ts'
import { forecastFor } from './forecast.ts'
import { runJob, startJob, unknownModel, workJobs } from './jobs.ts'
import { latestScores } from './latest.ts'
import { startLoop, type Loop } from './loop.ts'
import { monitorOf } from './monitor.ts'
import { otherAnswerer } from './other-answerer.ts'
import type { ModelsOptions } from './ports.ts'
import { rescoreDue } from './rescore-due.ts'
import { rowsOf } from './rows.ts'
import { createRunner } from './runner.ts'
import { scoreOf, scoreRecords } from './score-records.ts'
import { createServings, servableFor } from './serving.ts'
import { rollBack, stageVersion } from './stages.ts'
import { createTrafficMeter } from './traffic-meter.ts'
import type { Models } from './types.ts'
import { addRemoteVersion } from './remote-version.ts'
import { visibleTo } from './visible.ts'
import { whatIfOf } from './what-if-of.ts'
import { watchModel } from './watch.ts'
import { rescoreWeekly } from './weekly-rescore.ts'

/** The models of all workspaces in one process. */
export interface ModelService extends Models {
  /** Trains, rescores and looks after models in this process. */
  work(bus: Bus, topic: string): Promise<void>
  /** All that has become due is scored, and jobs that nobody works on are run; for tests and for those who cannot wait. */
  settled(): Promise<void>
  /** One look at every model of every workspace, as the service takes it each hour. */
  watch(): Promise<void>
  close(): Promise<void>
}

const rest_ms = 30_000
const hour_ms = 3_600_000
const shownAlerts = 50

/** Joins definitions, stores and the runtime. One a process. */
export function openModels(options: ModelsOptions): ModelService {
  const {
    workspace,
    clock,
    definitions,
    rescoring,
    tenants,
    private_endpoints = false,
    report = () => undefined,
  } = options
  const servings = createServings(options)
  const runner = createRunner()
  const meter = createTrafficMeter(options)
  const definitionIn = definitionsIn(options)
  const means = { ...options, servings, runner, meter, definitionIn }
  for (const { name, needs } of definitions) rescoring.watch(name, needs)
  /** With the fields that the actor's workspace has added. */
  const definitionOf = ({ actor }: ActorCrm, name: ModelName): ModelDefinition => {
    const found = definitionIn(actor.tenant_id, name)
    if (!found) throw unknownModel(name)
    return found
  }
  const loops: Loop[] = []
  let unsubscribe = () => {}
  const watch = async (): Promise<void> => {
    for (const tenant_id of await tenants())
      for (const { name } of definitions)
        try {
          await watchModel(means, tenant_id, name)
          await rescoreWeekly(means, tenant_id, name)
        } catch (error) {
          // One workspace that cannot be looked at hides no other.
          report(error instanceof Error ? error : new Error(String(error)))
        }
  }
  const summaryOf = async (crm: ActorCrm, definition: ModelDefinition): Promise<ModelSummary> => {
    const { tenant_id } = crm.actor
    const { store, jobs } = workspace(tenant_id)
    const { name, label, object, target, card, features } = definition
    const [versions, alerts, job, serving, base] = await Promise.all([
      store.versions(name),
      store.alerts(name, shownAlerts),
      jobs.latest(name),
      servings.of(tenant_id, definition),
      servings.base(name),
    ])
    const none = { id: null, version: 0, origin: 'base' as const }
    return {
      name,
      label,
      object,
      target,
      card,
      features,
      serving: serving.champion?.ref ?? none,
      versions,
      base_report: base?.report ?? null,
      alerts,
      job,
    }
  }
  return {
    async score(crm, name, ids) {
      const definition = definitionOf(crm, name)
      const reachable = await crm.predictions.reachable(definition.object, ids)
      const scored = await scoreRecords(means, crm.actor.tenant_id, definition, reachable)
      return presented(crm, definition, ids, scored)
    },
    latest: async (crm, name, ids) => latestScores(means, crm, definitionOf(crm, name), ids),
    async predict(crm, name, given) {
      const definition = definitionOf(crm, name)
      const rows = rowsOf(definition.features, given)
      const { champion } = await servings.of(crm.actor.tenant_id, definition)
      if (!champion) return unsupported(`${name} has no model`, `${name} 没有模型`)
      const artifact = await champion.open()
      const selected = rows.map((row) => artifact.select(row))
      const answers = await meter.measure(
        { tenant_id: crm.actor.tenant_id, model: name, version: champion.ref.version },
        rows.length,
        () => runner.run(artifact, selected),
      )
      const describe = describing(crm.objects())
      return answers.map((answer, at) => {
        const { probability } = answer
        const explanation = explanationOf(artifact.features, selected[at] ?? [], answer)
        return {
          model: name,
          object: definition.object,
          version: champion.ref,
          probability,
          score: scoreOf(probability),
          explanation: visibleTo(explanation, artifact.features, definition.object, describe),
          previous: null,
          at: clock.now().toISOString(),
        }
      })
    },
    async trend(crm, name, id) {
      const rows = await crm.predictions.history(definitionOf(crm, name).name, id, 50)
      return rows
        .map(({ probability, at, version }) => ({ score: scoreOf(probability), at, version }))
        .toReversed()
    },
    async whatIf(crm, name, id, target) {
      const definition = definitionOf(crm, name)
      const { tenant_id } = crm.actor
      const [reachable] = await crm.predictions.reachable(definition.object, [id])
      const one = reachable && (await scoreRecords(means, tenant_id, definition, [reachable])).get(reachable)
      if (!one || 'abstained' in one)
        throw new HotcrmError(one ? 'no_score' : 'not_found', { object: definition.object })
      const serving = await servings.of(tenant_id, definition)
      const servable = servableFor(serving, { tenant_id, model: name, record_id: id })
      const artifact = await servable?.open()
      if (!artifact) throw new HotcrmError('no_score', { object: definition.object })
      if ('remote' in artifact)
        return unsupported(
          'what would move a score is read from the trees of a model, and a remote one shows none',
          '得分变化建议取自模型的决策树，而远程模型不提供决策树',
        )
      const [label] = await crm.label([{ object: definition.object, id }])
      const asked = { record_id: id, display: label?.display ?? id, row: one.row.features, target }
      return whatIfOf(crm, definition, artifact, asked)
    },
    forecast: (crm, asked) => forecastFor(means, definitionOf(crm, 'win-probability'), crm, asked),
    summaries: (crm) => Promise.all(definitions.map(({ name }) => summaryOf(crm, definitionOf(crm, name)))),
    summary: (crm, name) => summaryOf(crm, definitionOf(crm, name)),
    async monitor(crm, name) {
      // What was counted a moment ago belongs to the picture.
      await meter.flush()
      return monitorOf(means, crm.actor.tenant_id, definitionOf(crm, name))
    },
    async train(crm, name) {
      demandAdmin(crm, { en: 'train models', zh: '训练模型' })
      return startJob(means, crm.actor.tenant_id, definitionOf(crm, name).name, 'train', crm.actor.user_id)
    },
    async rescore(crm, name) {
      demandAdmin(crm, { en: 'rescore all records', zh: '重新评分所有记录' })
      return startJob(means, crm.actor.tenant_id, definitionOf(crm, name).name, 'rescore', crm.actor.user_id)
    },
    async stage(crm, name, version, { stage, share }) {
      demandAdmin(crm, { en: 'decide which model answers', zh: '决定由哪个模型评分' })
      const { tenant_id, user_id, name: who } = crm.actor
      const { store } = workspace(tenant_id)
      await stageVersion(store, definitionOf(crm, name).name, version, {
        stage,
        share,
        reason: `decided by ${who}`,
        by: user_id,
      })
      await otherAnswerer(means, tenant_id, name)
      return found(await store.versions(name), name, version)
    },
    async addRemote(crm, name, endpoint) {
      demandAdmin(crm, { en: 'register a remote model', zh: '登记远程模型' })
      const { tenant_id, user_id: by } = crm.actor
      const means = { by, inside: private_endpoints, now: () => clock.now() }
      return addRemoteVersion(workspace(tenant_id).store, definitionOf(crm, name), endpoint, means)
    },
    async rollback(crm, name, reason) {
      demandAdmin(crm, { en: 'decide which model answers', zh: '决定由哪个模型评分' })
      const { tenant_id, user_id } = crm.actor
      await rollBack(workspace(tenant_id).store, definitionOf(crm, name).name, { reason, by: user_id })
      await otherAnswerer(means, tenant_id, name)
      return summaryOf(crm, definitionOf(crm, name))
    },

    async work(bus, topic) {
      await workJobs(means)
      const scoring = startLoop((signal) => rescoreDue(means, signal), { rest_ms, report })
      const working = startLoop(
        async (signal) => {
          for (const { tenant_id, id } of await rescoring.unfinishedJobs())
            await runJob(means, tenant_id, id, signal)
          return false
        },
        { rest_ms, report },
      )
      const looking = startLoop(
        async () => {
          await watch()
          return false
        },
        { rest_ms: hour_ms, report },
      )
      const counting = startLoop(
        async () => {
          await meter.flush()
          return false
        },
        { rest_ms, report },
      )
      unsubscribe = bus.subscribe(topic, () => scoring.nudge())
      loops.push(scoring, working, looking, counting)
    },
    async settled() {
      const { signal } = new AbortController()
      for (const { tenant_id, id } of await rescoring.unfinishedJobs())
        await runJob(means, tenant_id, id, signal)
      while (await rescoreDue(means, signal));
    },
    watch,
    async close() {
      unsubscribe()
      await Promise.all(loops.map((loop) => loop.stop()))
      await meter.flush()
      await runner.close()
    },
  }
}

function demandAdmin({ actor }: ActorCrm, action: { readonly en: string; readonly zh: string }): void {
  if (actor.role !== 'admin') throw new HotcrmError('forbidden', { action: action[actor.language] })
}
function found(versions: readonly ModelVersion[], model: ModelName, number: number): ModelVersion {
  const version = versions.find((one) => one.version === number)
  if (!version) throw new HotcrmError('unknown_model_version', { model, version: number })
  return version
}
