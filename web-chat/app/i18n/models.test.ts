import { describe, expect, it } from 'vitest'
import { modelText } from './models.ts'

describe('the words of the models', () => {
  it('are found in both languages with their values put in', () => {
    expect(modelText('en', 'what_if.goal', { score: '62', target: '72' })).toBe('From 62 to 72')
    expect(modelText('zh', 'what_if.goal', { score: '62', target: '72' })).toBe('从 62 到 72')
  })

  it('know one from several', () => {
    expect(modelText('en', 'score.rest', { count: 1 })).toBe('1 smaller influence')
    expect(modelText('en', 'score.rest', { count: 7 })).toBe('7 smaller influences')
    expect(modelText('zh', 'score.rest', { count: 1 })).toBe('1 个较小因素')
  })
})
