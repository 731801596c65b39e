import { describe, expect, it } from 'vitest'
import { hashedEmbedder, hashedVector } from './hashed.ts'
import { countIdf } from './idf.ts'

const likeness = (one: string, other: string, idf: Parameters<typeof hashedVector>[1] = null) => {
  const [a, b] = [hashedVector(one, idf), hashedVector(other, idf)]
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}

describe('the hashed embedder', () => {
  it('gives unit vectors of 1,536 dimensions, the same every time', async () => {
    const [first, second] = await hashedEmbedder().embed(['Globex renewal 续约', 'Globex renewal 续约'])
    expect(first).toHaveLength(1536)
    expect(first).toEqual(second)
    expect(first?.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 10)
  })
  it('finds a misspelt word nearer than another word', () => {
    expect(likeness('warehouse rollout', 'warehose rolout')).toBeGreaterThan(0.4)
    expect(likeness('warehouse rollout', 'security questionnaire')).toBeLessThan(0.2)
  })
  it('compares Chinese by characters and pairs', () => {
    const near = likeness('华信科技的安全文档', '安全文档 华信')
    expect(near).toBeGreaterThan(likeness('华信科技的安全文档', '仓库手持终端'))
    expect(near).toBeGreaterThan(0.5)
  })
  it('finds a text without words like nothing', async () => {
    const [empty] = await hashedEmbedder().embed(['… !'])
    expect(empty?.every((value) => value === 0)).toBe(true)
  })
  it('lets words that stand everywhere count less', () => {
    const texts = Array.from({ length: 300 }, (_, i) => `please call about offer ${i}`)
    const idf = countIdf([...texts, 'cold chain audit'], 1)
    const question = 'please call about cold chain'
    expect(likeness(question, 'please call about offer', null)).toBeGreaterThan(
      likeness(question, 'cold chain audit', null),
    )
    expect(likeness(question, 'please call about offer', idf)).toBeLessThan(
      likeness(question, 'cold chain audit', idf),
    )
  })
  it('is named by the version of its weights, so vectors of two versions are never compared', () => {
    const names = [null, countIdf(['a'], 1), countIdf(['a'], 2)].map((idf) => hashedEmbedder(idf).name)
    expect(new Set(names).size).toBe(3)
  })
})
