import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ModelName, ModelReport } from '#crm-core/contract'
import type { BaseModel } from './ports.ts'

/** The model that ships beside its definition; null where there is none. Its report is ours, so it is taken as it is. */
export async function baseModel(name: ModelName): Promise<BaseModel | null> {
  const file = (part: string) => readFile(new URL(`../${name}/${part}`, import.meta.url))
  try {
    const [onnx, text] = await Promise.all([file('model.onnx'), file('report.json')])
    const report: ModelReport = JSON.parse(text.toString('utf8'))
    return { onnx, sha256: createHash('sha256').update(onnx).digest('hex'), report }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
