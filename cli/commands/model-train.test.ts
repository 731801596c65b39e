import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runCli } from '../run-cli.ts'
import { testTerminal } from '../testing/test-terminal.ts'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hotcrm-train-'))
  // Whoever visits more buys more; luck says nothing. Fractions of the golden ratio spread evenly.
  const spread = (row: number, by: number) => (row * by) % 1
  const rows = Array.from({ length: 400 }, (_, row) => {
    const visits = Math.floor(spread(row, 0.618_034) * 20)
    const chance = visits / 20
    return {
      visits,
      won: spread(row, 0.754_877) < chance ? 'Yes' : 'No',
      luck: spread(row, 0.569_84).toFixed(3),
    }
  })
  const write = (name: string, lines: readonly string[]) =>
    writeFile(join(home, name), `${lines.join('\n')}\n`)
  await write('deals.csv', [
    'key,visits,won',
    ...rows.map(({ visits, won }, row) => `k${row}x,${visits},${won}`),
  ])
  await write('noise.csv', [
    'luck,won',
    ...rows.map(({ luck }, row) => `${luck},${(row * 7) % 5 < 2 ? 'Yes' : 'No'}`),
  ])
  await write('few.csv', ['visits,won', '1,Yes', '2,No'])
  await write('folds.csv', ['row,fold', ...rows.map((_, row) => `${row},${row % 3}`)])
  await write('one.csv', ['row,fold', ...rows.map(({ won }, row) => `${row},${won === 'Yes' ? 1 : 0}`)])
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function train(args: string[], env: NodeJS.ProcessEnv = {}) {
  const data_dir = join(home, 'data')
  const terminal = testTerminal({ XDG_CONFIG_HOME: home, HOTCRM_DATA_DIR: data_dir, ...env })
  const code = await runCli(['model', 'train', ...args], terminal)
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr(), json: terminal.json }
}
const deals = () => ['--csv', join(home, 'deals.csv'), '--target', 'won']

const explanation = z.object({
  features: z.array(z.string()),
  expected_value: z.number(),
  rows: z.array(z.object({ margin: z.number(), probability: z.number(), shap: z.array(z.number()) })),
})

describe('hotcrm model train', () => {
  it('prints the figures of every fold and opens no store', async () => {
    const { code, stdout } = await train([...deals(), '--folds', join(home, 'folds.csv')])
    expect(code).toBe(0)
    expect(stdout).toContain('400 rows')
    expect(stdout).toContain('key is an identifier · left out')
    expect(stdout).toMatch(/fold +AUC +log loss +Brier +ECE +seconds\n1 +0\.\d{4}/)
    expect(stdout).toMatch(/mean +0\.8\d/)
    expect(await readdir(home)).not.toContain('data')
  })
  it('speaks Chinese', async () => {
    const { stdout } = await train([...deals(), '--lang', 'zh'])
    expect(stdout).toContain('key 是标识符 · 已排除')
    expect(stdout).toContain('对数损失')
  })
  it('writes the same bytes a second time', async () => {
    for (const out of ['first', 'second'])
      expect((await train([...deals(), '--out', join(home, out)])).code).toBe(0)
    const files = await readdir(join(home, 'first'))
    expect(files).toEqual(expect.arrayContaining(['model.onnx', 'report.json', 'schema.json']))
    for (const file of files)
      expect(await readFile(join(home, 'second', file))).toEqual(await readFile(join(home, 'first', file)))
  })
  it('writes a model that is explained as any ONNX file is, its importance by SHAP', async () => {
    const out = join(home, 'explained')
    await train([...deals(), '--out', out])
    const report: unknown = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'))
    expect(report).toMatchObject({ importance: [{ feature: 'visits', mean_abs_shap: expect.any(Number) }] })
    await writeFile(join(home, 'rows.json'), '[{"visits": 19}, {"visits": 1}, {"visits": null}]')
    const terminal = testTerminal({ XDG_CONFIG_HOME: home, HOTCRM_DATA_DIR: join(home, 'data') })
    const files = ['--onnx', join(out, 'model.onnx'), '--rows', join(home, 'rows.json')]
    expect(await runCli(['model', 'explain', ...files, '--json'], terminal)).toBe(0)
    const explained = explanation.parse(terminal.json())
    expect(explained.features).toEqual(['visits'])
    const [many, few] = explained.rows
    expect(many?.probability).toBeGreaterThan(0.7)
    expect(few?.probability).toBeLessThan(0.3)
    for (const { margin, shap } of explained.rows)
      expect(shap.reduce((sum, one) => sum + one, explained.expected_value)).toBeCloseTo(margin, 9)
  })
  it('answers the whole report as JSON', async () => {
    const { json } = await train([...deals(), '--json', '--drop', 'key'])
    expect(json()).toMatchObject({
      positive: 'Yes',
      report: { rows: 400, refused: null, leaks: [], features: ['visits'] },
      schema: { features: [{ name: 'visits', kind: 'number' }] },
    })
  })
  it('refuses noise in a clear sentence, and leaves no model', async () => {
    const out = join(home, 'refused')
    const { code, stderr } = await train(['--csv', join(home, 'noise.csv'), '--target', 'won', '--out', out])
    expect(code).toBe(3)
    expect(stderr).toContain('That is noise')
    expect(await readdir(out)).not.toContain('model.onnx')
  })
  it('says when there is too little', async () => {
    const { code, stderr } = await train(['--csv', join(home, 'few.csv'), '--target', 'won'])
    expect(code).toBe(3)
    expect(stderr).toContain('fewer than 100 rows')
  })
  it.each([
    [['--target', 'lost'], 3, 'no column "lost"'],
    [['--target', 'visits'], 3, '--positive and --negative'],
    [['--target', 'won', '--drop', 'city'], 3, 'no column "city"'],
    [['--target', 'won', '--folds', 'one.csv'], 3, 'the same outcome'],
    [['--target', 'won', '--folds', 'few.csv'], 3, 'folds cannot be used'],
    [[], 2, '--target'],
  ])('names what is wrong with %j', async (args, code, words) => {
    const given = args.map((arg) => (arg.endsWith('.csv') ? join(home, arg) : arg))
    expect(await train(['--csv', join(home, 'deals.csv'), ...given])).toMatchObject({
      code,
      stderr: expect.stringContaining(words),
    })
  })
  it('names a file that is not there', async () => {
    const { code, stderr } = await train(['--csv', join(home, 'none.csv'), '--target', 'won'])
    expect(code).toBe(3)
    expect(stderr).toContain('none.csv')
  })
})
