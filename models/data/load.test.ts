import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { givenFolds, stratifiedFolds } from './folds.ts'
import { loadTable, type LoadOptions } from './load.ts'
import { readCsv } from './read-csv.ts'
import { encoderOf, schemaOf } from './schema.ts'
import { datasetOf } from './from-rows.ts'

const table = (text: string, missing: string[] = []) => readCsv(Readable.from([text]), missing)
const load = async (text: string, options: Partial<LoadOptions> = {}) =>
  loadTable(await table(text), { target: 'won', ...options })
const many = (count: number, line: (row: number) => string) =>
  Array.from({ length: count }, (_, row) => line(row)).join('\n')

describe('columns of a file', () => {
  it('are numbers, or categories in the order of their words, with what is missing as NaN', async () => {
    const { dataset } = await load('visits,city,won\n3,Rome,Yes\n,Oslo,No\n2.5e1,,No\nNaN,Oslo,Yes\n')
    expect(dataset.columns).toMatchObject([
      { name: 'visits', kind: 'number', values: Float64Array.of(3, Number.NaN, 25, Number.NaN) },
      { name: 'city', kind: 'category', categories: ['Oslo', 'Rome'] },
    ])
    expect(dataset.columns[1]?.values).toEqual(Float64Array.of(1, 0, Number.NaN, 0))
    expect(dataset.target).toEqual(Float64Array.of(1, 0, 0, 1))
  })
  it('take words that stand for nothing', async () => {
    const read = await table('city,won\nSelect,Yes\nRome,No\nOslo,No\n', ['Select'])
    const { dataset } = loadTable(read, { target: 'won' })
    expect(dataset.columns[0]?.categories).toEqual(['Oslo', 'Rome'])
    expect(dataset.columns[0]?.values[0]).toBeNaN()
  })
  it('leave out what is constant, what counts rows, and dates, by name', async () => {
    const lines = many(
      60,
      (row) => `${row + 1000},k-${row}x,same,2024-01-${(row % 28) + 10},${row * 977.5},${row % 2}`,
    )
    const { dataset, left_out } = await load(`no,key,fixed,day,revenue,won\n${lines}\n`)
    expect(dataset.columns.map(({ name }) => name)).toEqual(['revenue'])
    expect(left_out).toEqual([
      { column: 'no', reason: 'identifier' },
      { column: 'key', reason: 'identifier' },
      { column: 'fixed', reason: 'constant' },
      { column: 'day', reason: 'date' },
    ])
  })
  it('keep whole numbers that never repeat where chance explains it', async () => {
    const lines = many(60, (row) => `${(row * 7919) % 1_000_003},${row % 2}`)
    expect((await load(`revenue,won\n${lines}\n`)).dataset.columns).toHaveLength(1)
  })
  it('keep a single value that is not everywhere, because that tells rows apart', async () => {
    expect((await load('vip,won\nyes,Yes\n,No\nyes,No\n')).dataset.columns).toHaveLength(1)
  })
  it('group the rarest of more than 254 levels, and put words never seen there', async () => {
    const lines = many(1200, (row) => `c${row % 300},${row % 7 === 0 ? 1 : 0}`)
    const { dataset } = await load(`city,won\n${lines}\n`)
    const [city] = dataset.columns
    expect(city?.categories).toHaveLength(254)
    expect(city?.categories.at(-1)).toBe('(other)')
    const encode = encoderOf(schemaOf(dataset.columns))
    expect(encode(['never seen'])).toEqual(Float64Array.of(253))
    expect(encode([null])[0]).toBeNaN()
  })
  it('mean the same row by row as they did in training', async () => {
    const { dataset } = await load('visits,city,won\n0.1,Rome,Yes\n,Oslo,No\n7,,No\n')
    const encode = encoderOf(schemaOf(dataset.columns))
    const given = [
      ['0.1', 'Rome'],
      [null, 'Oslo'],
      [7, null],
    ] as const
    for (const [row, values] of given.entries())
      expect([...encode(values)]).toEqual(dataset.columns.map((column) => column.values[row]))
    expect(encode([Number.POSITIVE_INFINITY, 'Paris'])).toEqual(Float64Array.of(Number.NaN, Number.NaN))
  })
  it('come from rows of features as well', () => {
    const label = { en: 'x', zh: 'x' }
    const { columns } = datasetOf(
      [
        { name: 'visits', kind: 'number', label, monotone: 1 },
        { name: 'city', kind: 'category', label },
      ],
      [
        [3, 'Rome'],
        [null, 'Oslo'],
      ],
      [1, 0],
    )
    expect(columns).toMatchObject([
      { monotone: 1, values: Float64Array.of(3, Number.NaN) },
      { values: Float64Array.of(1, 0) },
    ])
  })
})

describe('the outcome', () => {
  it.each([
    ['Yes', 'No', 'Yes'],
    ['0', '1', '1'],
    ['false', 'true', 'true'],
    ['Won', 'Lost', 'Won'],
    ['alive', 'gone', 'gone'],
  ])('of %s and %s is about %s', async (one, other, positive) => {
    expect(await load(`x,won\n1,${one}\n2,${other}\n`)).toMatchObject({ positive })
  })
  it('is about what is named, and rows with other values or none are left out', async () => {
    const text = 'x,won\n1,Lost\n2,Open\n3,Won\n4,\n5,Lost\n'
    const { dataset, source } = await load(text, { positive: 'Lost', negative: 'Won' })
    expect(source).toEqual(Int32Array.of(0, 2, 4))
    expect(dataset.target).toEqual(Float64Array.of(1, 0, 1))
  })
})

describe('a file that cannot be learned from is named', () => {
  it.each([
    ['an unknown target', 'x,y\n1,2\n', {}, 'unknown_column'],
    ['an unknown column to drop', 'x,won\n1,0\n2,1\n', { drop: ['z'] }, 'unknown_column'],
    ['one outcome', 'x,won\n1,1\n2,1\n', {}, 'training_target_constant'],
    ['three outcomes', 'x,won\n1,a\n2,b\n3,c\n', {}, 'training_target_values'],
    ['an outcome that does not occur', 'x,won\n1,a\n2,b\n', { positive: 'c' }, 'training_target_values'],
    ['an infinite value', 'x,won\n1,1\nInfinity,0\n', {}, 'training_value_infinite'],
    ['a value too large for single precision', 'x,won\n1,1\n1e39,0\n', {}, 'training_value_infinite'],
    ['a row with a cell too many', 'x,won\n1,1,1\n', {}, 'training_file_unreadable'],
    ['quotes that do not close', 'x,won\n"1,1\n', {}, 'training_file_unreadable'],
    ['no rows', 'x,won\n', {}, 'training_rows_too_few'],
    ['nothing at all', '', {}, 'training_rows_too_few'],
  ])('%s', async (_, text, options, code) => {
    await expect(load(text, options)).rejects.toMatchObject({ code })
  })
  it('a file that is not there', async () => {
    await expect(readCsv('/nowhere/file.csv')).rejects.toMatchObject({ code: 'training_file_unreadable' })
  })
})

describe('folds', () => {
  it('are those of the file', async () => {
    const folds = givenFolds(await table('row,y,fold\n2,1,0\n0,0,3\n'), 3)
    expect([...folds]).toEqual([
      [2, 0],
      [0, 3],
    ])
  })
  it.each(['row,y\n1,1\n', 'row,fold\n9,1\n', 'row,fold\na,1\n'])('of %j are refused', async (text) => {
    const given = await table(text)
    expect(() => givenFolds(given, 3)).toThrow('training_folds_unreadable')
  })
  it('have the same share of positives, drawn, keep to their seed', () => {
    const target = Float64Array.from({ length: 103 }, (_, row) => (row % 3 === 0 ? 1 : 0))
    const folds = stratifiedFolds(target, 5, 7)
    expect(stratifiedFolds(target, 5, 7)).toEqual(folds)
    expect(stratifiedFolds(target, 5, 8)).not.toEqual(folds)
    for (let fold = 0; fold < 5; fold++) {
      const positives = target.filter((outcome, row) => outcome === 1 && folds[row] === fold).length
      expect(positives).toBeGreaterThanOrEqual(7)
      expect(positives).toBeLessThanOrEqual(7)
    }
  })
})
