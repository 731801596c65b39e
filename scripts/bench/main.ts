import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import type { BenchOptions, Figure } from './figures.ts'

/** `npm run bench -- NAME… [--json] [--rows N]`. Each benchmark is a module, loaded when it is asked for. */
const benchmarks: Readonly<
  Record<string, () => Promise<{ bench(options: BenchOptions): Promise<Figure[]> }>>
> = {
  startup: () => import('./startup.ts'),
  chat: () => import('./chat.ts'),
  records: () => import('./records.ts'),
  http: () => import('./http.ts'),
  search: () => import('./search.ts'),
  retrieval: () => import('./retrieval.ts'),
  bulk: () => import('./bulk.ts'),
  planner: () => import('./planner.ts'),
  import: () => import('./import.ts'),
  forecast: () => import('./forecast.ts'),
  shap: () => import('./shap.ts'),
  train: () => import('./train.ts'),
  predict: () => import('./predict.ts'),
}
/** How many rows where 10,000 would say little. */
const usualRows: Readonly<Record<string, number>> = { import: 250_000, search: 100_000 }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, rows: { type: 'string' } },
})
const unknown = positionals.filter((name) => !Object.hasOwn(benchmarks, name))
if (positionals.length === 0 || unknown.length > 0) {
  console.error(
    `Benchmarks: ${Object.keys(benchmarks).join(', ')}.${unknown.length ? ` Unknown: ${unknown.join(', ')}.` : ''}`,
  )
  process.exit(2)
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
for (const name of positionals) {
  const load = benchmarks[name]
  if (!load) continue
  const figures = await (await load()).bench({ rows: Number(values.rows ?? usualRows[name] ?? 10_000) })
  if (values.json) console.log(JSON.stringify({ name, machine, figures }))
  else printTable(name, figures)
}
process.exit(0)

function printTable(name: string, figures: readonly Figure[]): void {
  console.log(`\n${name} — ${machine}`)
  for (const one of figures) {
    const peer = one.peer === null ? '' : `   ${one.peer} ${one.peer_value} ${one.unit}   ratio ${one.ratio}`
    console.log(`  ${one.metric.padEnd(36)} ${String(one.value).padStart(10)} ${one.unit}${peer}`)
  }
}
