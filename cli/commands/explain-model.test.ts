import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { ownHome } from '../testing/own-home.ts'
import { portableStump, stumpWithCover, stumpWithoutCover } from '../testing/stump-model.ts'

const home = ownHome()
const { run } = home

it('explains rows by files alone, in both languages and as JSON', async () => {
  const onnx = home.path('stump.onnx')
  const rows = home.path('rows.json')
  await writeFile(onnx, stumpWithCover)
  await writeFile(rows, '[[null, 30], {"visits": 5}]')

  const table = await run('model', 'explain', '--onnx', onnx, '--rows', rows)
  expect(table).toMatchObject({ code: 0, stdout: expect.stringContaining('Row 1: probability 0.7311') })
  expect(table.stdout).toMatch(/visits +5 +−0\.5000/)
  const chinese = await run('model', 'explain', '--onnx', onnx, '--rows', rows, '--lang', 'zh')
  expect(chinese.stdout).toContain('第 1 行：概率 0.7311')

  const json = await run('model', 'explain', '--onnx', onnx, '--rows', rows, '--interactions', '--json')
  expect(JSON.parse(json.stdout)).toMatchObject({
    method: 'path_dependent',
    features: ['visits', 'age'],
    expected_value: -0.5,
    rows: [
      {
        margin: 1,
        shap: [1.5, 0],
        interactions: [
          [1.5, 0],
          [0, 0],
        ],
      },
      { margin: -1, shap: [-0.5, 0] },
    ],
  })
  const against = await run(
    'model',
    'explain',
    '--onnx',
    onnx,
    '--rows',
    rows,
    '--background',
    rows,
    '--json',
  )
  expect(JSON.parse(against.stdout)).toMatchObject({ method: 'interventional', expected_value: 0 })
})

it('takes cover from the trees beside a file that tells none, and says so', async () => {
  const onnx = home.path('bare.v5.onnx')
  const rows = home.path('rows.json')
  await writeFile(rows, '[[5, 1]]')
  await writeFile(onnx, stumpWithoutCover)
  const alone = await run('model', 'explain', '--onnx', onnx, '--rows', rows)
  expect(alone).toMatchObject({ code: 3, stderr: expect.stringContaining('--cover') })

  await writeFile(home.path('bare.model.json'), JSON.stringify(portableStump))
  const covered = await run('model', 'explain', '--onnx', onnx, '--rows', rows)
  expect(covered).toMatchObject({ code: 0, stderr: expect.stringContaining('bare.model.json') })
})

it('refuses files that are missing or are no models', async () => {
  const rows = home.path('rows.json')
  await writeFile(rows, '[[5, 1]]')
  const none = await run('model', 'explain', '--onnx', home.path('none.onnx'), '--rows', rows)
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('none.onnx') })
  const foreign = await run('model', 'explain', '--onnx', rows, '--rows', rows, '--lang', 'zh')
  expect(foreign).toMatchObject({ code: 3, stderr: expect.stringContaining('不是可读取的 ONNX 模型') })
})
