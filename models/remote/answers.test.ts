import { describe, expect, it } from 'vitest'
import { csvAnswer, jsonAnswer } from './answers.ts'

const refused = (reason: RegExp) =>
  expect.objectContaining({
    code: 'remote_answer',
    params: { reason: expect.stringMatching(reason) as unknown },
  })
const read = (json: unknown, rows: number) =>
  jsonAnswer(JSON.stringify(json), rows, 0).map(({ probability }) => probability)

describe('an answer in JSON', () => {
  it.each([
    ['a list', [0.2, 0.7]],
    ['predictions', { predictions: [0.2, 0.7] }],
    ['scores', { predictions: [{ score: 0.2 }, { score: 0.7 }] }],
    ['probabilities', { predictions: [{ probability: 0.2 }, { probability: 0.7 }] }],
    [
      'both classes',
      [
        [0.8, 0.2],
        [0.3, 0.7],
      ],
    ],
    ['a column', [[0.2], [0.7]]],
    ['JSON in a text', '[0.2, 0.7]'],
  ])('is understood as %s', (_, json) => {
    expect(read(json, 2)).toEqual([0.2, 0.7])
  })
  it('is refused with fewer or more predictions than rows', () => {
    expect(() => read([0.2], 2)).toThrow(refused(/1 predictions for 2 rows/))
    expect(() => read([0.2, 0.3, 0.4], 2)).toThrow(refused(/3 predictions for 2 rows/))
  })
  it.each([[{ error: 'no' }], [['0.5']], [[1.2]], [[null]], [[-0.1]], [{ predictions: 0.5 }], [null]])(
    'is refused when it is %j',
    (json) => {
      expect(() => read(json, 1)).toThrow(refused(/no list/))
    },
  )
  it('is refused when it gives classes', () => {
    expect(() => read([0, 1], 2)).toThrow(refused(/classes/))
    expect(read([0, 0.4], 2)).toEqual([0, 0.4])
  })
})

describe('an answer in CSV', () => {
  it('may have its numbers in a line or in lines', () => {
    for (const body of ['0.2,0.7', '0.2\n0.7\n', '0.2, 0.7'])
      expect(csvAnswer(body, 2).map(({ probability }) => probability)).toEqual([0.2, 0.7])
  })
  it.each(['', '0.2', '0.2,x', '0.2,,0.7', '0.2,7', '<html>'])('is refused when it is "%s"', (body) => {
    expect(() => csvAnswer(body, 2)).toThrow(expect.objectContaining({ code: 'remote_answer' }))
  })
})
