import { describe, expect, it } from 'vitest'
import { Activity, Lead, testTenants, type FreshCrm } from '#crm-core/testing'
import { hiddenFeature, type FeatureValue } from '#crm-core/contract'
import { freshWorld } from '../testing/in-world.ts'
import { plantVersion, stumpFile, type Stump } from '../testing/planted-version.ts'

const day = 86_400_000
const model = 'lead-score'
const tenant_id = testTenants.a
const large: Stump = { feature: 'employees', threshold: 100, above: 0.9, below: 0.1 }
const storeOf = (crm: FreshCrm, tenant: string = tenant_id) => crm.core.models(tenant).store
const shown = async (crm: FreshCrm, id: string): Promise<FeatureValue | undefined> => {
  const score = (await crm.get('lead', id))['lead_score']
  return typeof score === 'number' ? score : null
}

describe('scores of records', () => {
  it('by the base model are labelled so and never written; by a version of one’s own they are', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    const admin = crm.as('admin')
    await crm.core.work()
    const lead = await crm.given(Lead, { employee_count: 500 })
    await crm.core.settled()
    await models.settled()
    const [base] = await models.score(crm, model, [lead.id])
    expect(base?.result.prediction?.version).toEqual({ id: null, version: 0, origin: 'base' })
    expect((await models.summary(crm, model)).serving.origin).toBe('base')
    expect(await shown(crm, lead.id)).toBeNull()

    const own = await plantVersion(storeOf(crm), model, stumpFile(large))
    crm.clock.advance(60_000)
    await models.stage(admin, model, own.version, { stage: 'champion' })
    await models.settled()
    expect(await shown(crm, lead.id)).toBe(90)
    const [scored] = await models.score(crm, model, [lead.id])
    expect(scored?.result.prediction).toMatchObject({
      score: 90,
      version: { id: own.id, version: 1, origin: 'own' },
      previous: { score: base?.result.prediction?.score },
    })
  })

  it('are kept until what they read changes, however the change comes', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    await crm.core.work()
    const touched: Stump = { feature: 'activities_30d', threshold: 0, above: 0.7, below: 0.3 }
    await plantVersion(storeOf(crm), model, stumpFile(touched), 'champion')
    const lead = await crm.given(Lead, {})
    const settled = async () => {
      await crm.core.settled()
      await models.settled()
      return storeOf(crm).history(model, lead.id, 10)
    }
    const [first, ...others] = await settled()
    expect([others.length, await shown(crm, lead.id)]).toEqual([0, 30])
    crm.clock.advance(60_000)
    await models.score(crm, model, [lead.id])
    await crm.save('lead', { id: lead.id, industry: 'retail' })
    expect(await settled()).toEqual([first])
    crm.clock.advance(60_000)
    await crm.given(Activity, { who_id: lead.id, activity_date: crm.clock.now().toISOString() })
    const after = await settled()
    expect(after.map(({ probability }) => Math.round(100 * probability))).toEqual([70, 30])
    expect(after[0]?.previous).toEqual({ probability: first?.probability, at: first?.at })
    expect(await shown(crm, lead.id)).toBe(70)
    expect((await models.trend(crm, model, lead.id)).map(({ score }) => score)).toEqual([30, 70])
  })

  it('that read a field hidden from the reader name it to nobody, and still add up', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    const lead = await crm.given(Lead, { employee_count: 500 })
    await plantVersion(storeOf(crm), model, stumpFile(large), 'champion')
    const hiding = {
      ...crm,
      objects: () =>
        crm.objects().map((object) => ({
          ...object,
          fields: object.fields.map((field) =>
            field.name === 'employee_count' ? { ...field, masked: true as const } : field,
          ),
        })),
    }
    const [open] = await models.score(crm, model, [lead.id])
    const [closed] = await models.score(hiding, model, [lead.id])
    expect(open?.reasons[0]?.contribution).toMatchObject({ feature: 'employees', value: 500 })
    const explanation = closed?.result.prediction?.explanation
    expect(explanation?.contributions.map(({ feature, value }) => [feature, value])).toEqual([
      [hiddenFeature, null],
    ])
    const sum = explanation?.contributions.reduce((all, { shap }) => all + shap, explanation.base)
    expect(sum).toBeCloseTo(explanation?.margin ?? Number.NaN, 9)
    expect(JSON.stringify(closed)).not.toContain('500')
  })

  it('of another workspace, or out of reach, are not found, and no version of another workspace answers', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    const lead = await crm.given(Lead, { employee_count: 500 })
    const foreign = await crm.as('foreignRep').save('lead', { last_name: 'Other', company: 'Other' })
    await plantVersion(storeOf(crm), model, stumpFile(large), 'champion')
    const asked = [foreign.record.id, lead.id, 'no id']
    const mine = await models.score(crm, model, asked)
    expect(mine.map(({ result }) => result.abstained)).toEqual(['not_found', null, 'not_found'])
    expect(JSON.stringify(mine[0])).not.toContain('Other')
    const theirs = await models.score(crm.as('foreignRep'), model, asked)
    expect(theirs.map(({ result }) => [result.abstained, result.prediction?.version.origin])).toEqual([
      [null, 'base'],
      ['not_found', undefined],
      ['not_found', undefined],
    ])
    const [unreachable] = await models.score(crm.as('otherRep'), model, [lead.id])
    expect(unreachable?.result.abstained).toBe('not_found')
    for (const no of [
      models.whatIf(crm, model, foreign.record.id),
      models.trend(crm, model, foreign.record.id),
    ])
      await expect(no).rejects.toMatchObject({ code: 'not_found' })
    const admin = crm.as('foreignAdmin')
    await expect(models.stage(admin, model, 1, { stage: 'champion' })).rejects.toMatchObject({
      code: 'unknown_model_version',
    })
    expect((await models.summary(admin, model)).versions).toEqual([])
  })

  const gone = stumpFile({ ...large, feature: 'horoscope' })
  it.each([
    ['reads features that are there no longer', gone, 'model_features_gone'],
    ['does not tell how its inputs are filled', stumpFile(large, 'nothing'), 'unsupported_model'],
    ['is no ONNX file', Buffer.from('not a model at all'), 'broken_model'],
    ['is cut off', stumpFile(large).slice(0, 200), 'broken_model'],
  ])(
    'by a version that %s are none: the reader is told so, and the fault is heard',
    async (_, onnx, code) => {
      const heard: unknown[] = []
      await using world = await freshWorld({ report: (error) => heard.push(error) })
      const { crm, models } = world
      await crm.core.work()
      const lead = await crm.given(Lead, { employee_count: 500, lead_score: 7 })
      await plantVersion(storeOf(crm), model, stumpFile(large), 'retired')
      await plantVersion(storeOf(crm), model, new Uint8Array(onnx), 'champion')
      const [scored] = await models.score(crm, model, [lead.id])
      expect(scored).toMatchObject({ result: { prediction: null, abstained: 'unusable_model' }, reasons: [] })
      expect(heard).toMatchObject([{ code }])
      await crm.core.settled()
      await models.settled()
      expect(await shown(crm, lead.id)).toBe(7)
      expect(await storeOf(crm).history(model, lead.id, 5)).toEqual([])

      crm.clock.advance(day)
      await models.watch()
      const { serving, alerts, versions } = await models.summary(crm, model)
      expect(serving.version).toBe(1)
      expect(alerts).toMatchObject([{ kind: 'errors', version: 2, action: 'rolled_back' }])
      expect(versions.find(({ version }) => version === 2)?.staged_for).toContain(code)
      await models.settled()
      expect(await shown(crm, lead.id)).toBe(90)
    },
  )

  it('by bytes that were altered in the database are none', async () => {
    const heard: unknown[] = []
    await using world = await freshWorld({ report: (error) => heard.push(error) })
    const { crm, models } = world
    const lead = await crm.given(Lead, { employee_count: 500 })
    await plantVersion(storeOf(crm), model, stumpFile(large), 'champion')
    await crm.core.pool.query(`update model_version set onnx = set_byte(onnx, 40, 255 - get_byte(onnx, 40))`)
    const [scored] = await models.score(crm, model, [lead.id])
    expect(scored?.result).toMatchObject({ prediction: null, abstained: 'unusable_model' })
    expect(heard).toMatchObject([{ code: 'unreadable_value' }])
  })

  it('are made in every other workspace while one has a model that nobody can use', async () => {
    await using world = await freshWorld({ report: () => undefined })
    const { crm, models } = world
    await crm.core.work()
    await plantVersion(storeOf(crm), model, stumpFile(large, 'nothing'), 'champion')
    await plantVersion(storeOf(crm, testTenants.b), model, stumpFile(large), 'champion')
    await crm.given(Lead, {})
    crm.clock.advance(1000)
    const theirs = await crm.as('foreignRep').save('lead', {
      last_name: 'Other',
      company: 'Other',
      employee_count: 500,
    })
    await crm.core.settled()
    await models.settled()
    expect((await crm.as('foreignRep').get('lead', theirs.record.id))['lead_score']).toBe(90)
  })
})
