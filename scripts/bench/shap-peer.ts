import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const script = fileURLToPath(new URL('./shap-peer.py', import.meta.url))
const hello = z.object({ xgboost: z.string(), shap: z.string().nullable() })
const answer = z.object({ seconds: z.number(), values: z.array(z.number()) })

export interface ShapPeer {
  readonly xgboost: string
  /** Null where only XGBoost is there. */
  readonly shap: string | null
  /** Seconds that it took inside Python, and the values of the first row. */
  ask(
    question: { do: 'contribs' | 'shap'; threads?: number } | { do: 'single'; row: number },
  ): Promise<z.infer<typeof answer>>
  close(): Promise<void>
}

/** A Python with XGBoost in it (HOTCRM_PYTHON, python3, Debian's), with the same model and rows; null where there is none. */
export async function openPeer(
  model: string,
  rows: Float64Array,
  features: number,
): Promise<ShapPeer | null> {
  const home = await mkdtemp(join(tmpdir(), 'hotcrm-shap-'))
  const paths = { model: join(home, 'model.json'), rows: join(home, 'rows.f4') }
  await writeFile(paths.model, model)
  await writeFile(paths.rows, new Uint8Array(Float32Array.from(rows).buffer))
  const remove = () => rm(home, { recursive: true, force: true })
  for (const python of [process.env['HOTCRM_PYTHON'], 'python3', '/usr/bin/python3'])
    if (python) {
      const peer = await started(python, { ...paths, features }, remove)
      if (peer) return peer
    }
  await remove()
  return null
}

async function started(
  python: string,
  start: { model: string; rows: string; features: number },
  remove: () => Promise<void>,
): Promise<ShapPeer | null> {
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_WAIT_POLICY: 'passive' },
  })
  // A Python that is not there, or has no XGBoost, ends; writing to it then must not end us.
  child.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  const ended = new Promise<null>((resolve) => child.once('close', () => resolve(null)))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const say = async (question: object): Promise<string | null> => {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    const line = await Promise.race([lines.next(), ended])
    return line === null || line.done ? null : line.value
  }
  const first = await say(start)
  if (first === null) return null
  return {
    ...hello.parse(JSON.parse(first)),
    async ask(question) {
      const line = await say(question)
      if (line === null) throw new Error('the Python peer ended')
      return answer.parse(JSON.parse(line))
    },
    async close() {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
      await remove()
    },
  }
}
