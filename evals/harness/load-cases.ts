import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'
import { caseSchema, type EvalCase } from './case.ts'

const suites = new URL('../suites/', import.meta.url)

/** The cases of all suites whose id begins with `only`; every fault of every file is named at once. */
export async function loadCases(only = ''): Promise<EvalCase[]> {
  const files = (await readdir(suites)).filter((file) => file.endsWith('.yaml')).toSorted()
  const read = await Promise.all(files.map((file) => readSuite(file)))
  const faults = read.flatMap(({ faults }) => faults)
  const cases = read.flatMap(({ cases }) => cases)
  faults.push(...twice(cases.map((one) => one.id)).map((id) => `${id}: there are two of this name`))
  if (faults.length > 0) throw new HotcrmError('configuration', { summary: faults.join('; ') })
  return cases.filter((one) => one.id.startsWith(only))
}

async function readSuite(file: string): Promise<{ cases: EvalCase[]; faults: string[] }> {
  const suite = file.replace(/\.yaml$/, '')
  const list = z.array(z.unknown()).safeParse(parse(await readFile(new URL(file, suites), 'utf8')))
  if (!list.success) return { cases: [], faults: [`${file}: is not a list of cases`] }
  const cases: EvalCase[] = []
  const faults: string[] = []
  for (const [i, raw] of list.data.entries()) {
    const one = caseSchema.safeParse(raw)
    if (!one.success)
      faults.push(
        ...one.error.issues.map((issue) => `${file}[${i}].${issue.path.join('.')}: ${issue.message}`),
      )
    else if (!one.data.id.startsWith(`${suite}/`))
      faults.push(`${file}: ${one.data.id} belongs to another suite`)
    else cases.push(one.data)
  }
  return { cases, faults }
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
}
