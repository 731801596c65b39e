import { describe, expect, it } from 'vitest'
import type { AnyRecord, ExplainedScore, ModelJob, ModelSummary, RevenueForecast } from '#crm-core/contract'
import { writeFile } from 'node:fs/promises'
import { ownHome } from '../testing/own-home.ts'

const home = ownHome()
const { run } = home
const patient = { timeout: 240_000 }
/** The ids of two new leads. */
async function twoLeads(): Promise<string[]> {
  const ids: string[] = []
  for (const name of ['Arden', 'Borden']) {
    const set = ['--set', `last_name=${name}`, '--set', `company=${name} Mills`, '--set', 'title=CEO']
    const made = await run('lead', 'create', ...set, '--json')
    ids.push((JSON.parse(made.stdout) as AnyRecord).id)
  }
  return ids
}

describe('models at the terminal', () => {
  it('are listed with who answers, wherever the options stand', patient, async () => {
    const english = await run('model', 'list')
    expect(english.code).toBe(0)
    expect(english.stdout).toMatch(/lead-score +lead +base model, trained on generated history/)
    const chinese = await run('--lang', 'zh', 'model')
    expect(chinese.stdout).toContain('基础模型，由模拟历史训练')
    const models = JSON.parse((await run('model', 'list', '--json')).stdout) as ModelSummary[]
    expect(models.map(({ name }) => name)).toEqual(['lead-score', 'churn', 'win-probability'])
  })

  it(
    'are reported with how they were tried, what they are not for, and what matters most',
    patient,
    async () => {
      const report = await run('model', 'report', 'churn')
      expect(report.stdout).toMatch(/Not for: .+\n/)
      expect(report.stdout).toMatch(/Out of sample +AUC +Log loss +Brier +ECE/)
      expect(report.stdout).toMatch(/Predicted +Came true +Records/)
      expect(report.stdout).toMatch(/Matters most/)
      const chinese = await run('model', 'report', 'churn', '--lang', 'zh')
      expect(chinese.stdout).toMatch(/预测 +实际 +记录数/)
    },
  )

  it('are registered where they answer elsewhere, and the file stays its own secret', patient, async () => {
    const file = home.path('endpoint.json')
    await writeFile(file, '{"kind":"http","url":"https://models.example.com/","token":"seldom-seen"}')
    const added = await run('model', 'remote', 'churn', file)
    expect(added).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Version \d+ of churn is registered/),
    })
    const report = await run('model', 'report', 'churn')
    expect(report.stdout).toMatch(/candidate +\d{4}-\d\d-\d\d +– +–/)
    expect(added.stdout + report.stdout).not.toMatch(/seldom|example\.com/)
    await writeFile(file, '{"kind":"http","url":"http://10.0.0.1/","token":"seldom-seen"}')
    expect((await run('model', 'remote', 'churn', file)).code).toBe(3)
    await writeFile(file, '{"token":"seldom-seen')
    const broken = await run('model', 'remote', 'churn', file)
    expect(broken).toMatchObject({ code: 2, stderr: expect.not.stringContaining('seldom') })
  })

  it('are named, or the known ones are told', patient, async () => {
    const unknown = await run('model', 'report', 'lead')
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('lead-score, churn') })
    expect((await run('model', 'train')).code).toBe(2)
    expect((await run('model', 'train', 'churn', '--csv', 'x.csv')).code).toBe(2)
    expect((await run('model', 'promote', 'churn', 'newest')).code).toBe(2)
  })

  it('are not trained on a history that is too short', patient, async () => {
    const refused = await run('model', 'train', 'lead-score')
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('No model') })
    const json = await run('model', 'train', 'lead-score', '--json')
    expect(JSON.parse(json.stdout) as ModelJob).toMatchObject({ status: 'done', version: null })
  })

  it(
    'score every record again, and are not promoted or taken back where there is no version',
    patient,
    async () => {
      const rescored = await run('model', 'rescore', 'win-probability')
      expect(rescored).toMatchObject({
        code: 0,
        stderr: expect.stringMatching(/^\d+ records were scored again/),
      })
      expect((await run('model', 'promote', 'churn', '3', '--stage', 'shadow')).code).toBe(3)
      expect((await run('model', 'rollback', 'churn')).code).toBe(3)
    },
  )
})

describe('a score at the terminal', () => {
  it('comes with its main reason for several, and with all for those who ask', patient, async () => {
    const ids = await twoLeads()
    const several = await run('score', 'lead', ...ids)
    expect(several).toMatchObject({ code: 0, stdout: expect.stringMatching(/Name +Score +Main reason/) })
    const explained = await run('score', 'lead', ...ids, '--explain', '--lang', 'zh')
    expect(explained.stdout).toMatch(/平均水平：\d+/)
    expect(explained.stdout).toContain('基础模型')
    const scores = JSON.parse((await run('score', 'lead', ...ids, '--json')).stdout) as ExplainedScore[]
    expect(scores.map(({ record_id }) => record_id)).toEqual(ids)
  })

  it('is refused in words where there is none', patient, async () => {
    const gone = await run('score', 'lead', '00000000-0000-4000-8000-000000000000')
    expect(gone).toMatchObject({ code: 3, stderr: expect.stringContaining('not found') })
    const other = await run('score', 'contact', '00000000-0000-4000-8000-000000000000')
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('lead, account, opportunity') })
  })
})

describe('a forecast at the terminal', () => {
  it('is a table of months with intervals', patient, async () => {
    const english = await run('forecast', '--months', '2')
    expect(english).toMatchObject({ code: 0, stdout: expect.stringMatching(/Month +Expected +80% interval/) })
    const json = JSON.parse((await run('forecast', '--mine', '--json')).stdout) as RevenueForecast
    expect(json.months).toHaveLength(3)
    expect((await run('forecast', '--months', '40')).code).toBe(3)
  })
})
