import { describe, expect, it } from 'vitest'
import { createFakeModels } from '../../../testing/fake-models.ts'
import { championOf, servingReport, versionBefore } from './serving.ts'

describe('the version that answers', () => {
  it('has its own report, and the base model has its own while no other answers', () => {
    const models = createFakeModels()
    const own = models.look('lead-score')
    expect(championOf(own)?.version).toBe(2)
    expect(servingReport(own)).toBe(championOf(own)?.report)
    const shipped = models.look('churn')
    expect(championOf(shipped)).toBeUndefined()
    expect(servingReport(shipped)).toBe(shipped.base_report)
  })

  it('gives way on a rollback to the one that retired last, as the server has it', () => {
    const models = createFakeModels()
    expect(versionBefore(models.look('lead-score'))?.version).toBe(1)
    models.stage('lead-score', 3, 'champion')
    // Version 2 came after version 1, and so retired after it.
    expect(versionBefore(models.look('lead-score'))?.version).toBe(2)
    expect(versionBefore(models.look('churn'))).toBeUndefined()
  })
})
