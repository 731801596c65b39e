import { writeFile } from 'node:fs/promises'
import { capturedTransport, loadHistory, openCrm } from '#crm-core'
import { modelDefinitions, trainVersion } from '#models'

/**
 * Trains the models that ship: on the history of a made-up sales team, read and learned from as a workspace's own
 * is. The same every time, so that what is committed can be made again: `node scripts/boot.mjs scripts/train-base-models.ts`.
 */
const now = new Date('2026-11-01T00:00:00Z')
const tenant_id = '0190c000-0000-7000-8000-0000000000ff'
const size = { days: 730, leads: 12_000, customers: 3000, deals: 6000 }
const seed = 20261101

const core = await openCrm({
  database: { kind: 'memory' },
  clock: { now: () => now },
  mail: capturedTransport(
    () => core.pool,
    ({ text }) => Promise.resolve(text),
  ),
})
try {
  const { records, lines } = await loadHistory(core, { tenant_id, now, seed, ...size })
  console.error(`history: ${records} records, ${lines} changes`)
  for (const definition of Object.values(modelDefinitions)) {
    const { onnx, report } = await trainVersion(definition, core.models(tenant_id).history, now, { seed })
    const { metrics, rows, positives, refused, learner } = report
    console.error(
      `${definition.name}: ${rows} examples, ${positives} positive, ${learner}, AUC ${metrics.auc?.toFixed(3)}, log loss ${metrics.log_loss.toFixed(3)}, ECE ${metrics.ece.toFixed(3)}, ${report.seconds.toFixed(0)} s`,
    )
    if (!onnx) throw new Error(`${definition.name} was refused: ${refused}`)
    const beside = new URL(`../models/${definition.name}/`, import.meta.url)
    await writeFile(new URL('model.onnx', beside), onnx)
    // How long it took and how much memory is of the machine, not of the model.
    const told = { ...report, seconds: 0, peak_memory_mb: 0 }
    await writeFile(new URL('report.json', beside), `${JSON.stringify(told)}\n`)
  }
} finally {
  await core.close()
}
