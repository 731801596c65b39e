import type { ModelMonitor, TrafficFigure, TrafficPoint, VersionRef } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { monitorReport } from '../monitor/monitor-report.ts'
import { operationsOf } from '../monitor/operations.ts'
import { compareVersions } from '../traffic/compare.ts'
import { championOf } from './stages.ts'
import { judgedRows, lookAt, type WatchMeans } from './watch.ts'

const hour_ms = 3_600_000

/** The version that answers in a workspace, at work; changes nothing. At most nine statements. */
export async function monitorOf(
  means: WatchMeans,
  tenant_id: string,
  definition: ModelDefinition,
): Promise<ModelMonitor> {
  const workspace = means.workspace(tenant_id)
  const now = means.clock.now()
  const versions = await workspace.store.versions(definition.name)
  const champion = championOf(versions)
  const rival =
    versions.find(({ stage }) => stage === 'challenger') ?? versions.find(({ stage }) => stage === 'shadow')
  const [{ input, traffic }, judged] = await Promise.all([
    lookAt(workspace, definition, versions, champion ?? null, now),
    rival ? workspace.store.judged(definition.name, rival.version, judgedRows) : [],
  ])
  const report = monitorReport(input)
  const version: VersionRef = champion
    ? { id: champion.id, version: champion.version, origin: champion.origin }
    : { id: null, version: 0, origin: 'base' }
  return {
    model: definition.name,
    version,
    at: report.at,
    score: report.score,
    features: report.features,
    judged: input.judged.length,
    outcomes: input.judged.length > 0 ? report.outcomes : null,
    operations: report.operations.calls > 0 ? report.operations : null,
    against_before: report.against_before,
    challenger: rival
      ? {
          version: rival.version,
          stage: rival.stage,
          share: rival.share,
          comparison: compareVersions(input.judged, judged),
        }
      : null,
    traffic: {
      hours: pointsOf(traffic, (minute) => `${minute.slice(0, 13)}:00:00.000Z`),
      minutes: pointsOf(
        traffic.filter(({ minute }) => now.getTime() - Date.parse(minute) < hour_ms),
        (minute) => minute,
      ),
    },
  }
}

/** Figures of each version gathered by what `at` makes of their minute; figures come oldest first. */
function pointsOf(figures: readonly TrafficFigure[], at: (minute: string) => string): TrafficPoint[] {
  const groups = Map.groupBy(figures, ({ minute, version }) => `${at(minute)} ${version}`)
  return [...groups.values()].flatMap((some) => {
    const [first] = some
    if (!first) return []
    const { predictions, calls, errors, mean_ms, p95_ms } = operationsOf(some)
    return [{ at: at(first.minute), version: first.version, predictions, calls, errors, mean_ms, p95_ms }]
  })
}
