import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import { formatOf, readRows } from './read.ts'

const blob = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => new Blob(parts)
async function cellsOf(file: Blob) {
  const rows = []
  for await (const { cells } of readRows(file, await formatOf(file))) rows.push(cells)
  return rows
}
const utf16 = (text: string, big: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !big)
  return bytes
}

describe('a CSV file', () => {
  it.each([
    ['UTF-8 with a mark', blob(new Uint8Array([0xef, 0xbb, 0xbf]), '姓名,城市\n王伟,北京\n')],
    ['UTF-8 without one', blob('姓名,城市\n王伟,北京\n')],
    [
      'GB18030',
      blob(
        new Uint8Array([
          0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb3, 0xc7, 0xca, 0xd0, 0x0a, 0xcd, 0xf5, 0xce, 0xb0, 0x2c, 0xb1,
          0xb1, 0xbe, 0xa9, 0x0a,
        ]),
      ),
    ],
    ['UTF-16 with a mark', blob(utf16('\ufeff姓名,城市\n王伟,北京\n', false))],
    ['UTF-16, big end first', blob(utf16('\ufeff姓名,城市\n王伟,北京\n', true))],
  ])('is read as %s', async (_, file) => {
    expect(await cellsOf(file)).toEqual([
      ['姓名', '城市'],
      ['王伟', '北京'],
    ])
  })

  it('is UTF-16 without a mark too, and Windows-1252 when it is nothing else', async () => {
    expect(await cellsOf(blob(utf16('Name;City\nAda;London\n', false)))).toEqual([
      ['Name', 'City'],
      ['Ada', 'London'],
    ])
    expect(await cellsOf(blob('Name,City\nJos', new Uint8Array([0xe9]), ',M'))).toEqual([
      ['Name', 'City'],
      ['José', 'M'],
    ])
  })

  it.each([',', ';', '\t', '|'])('is cut at %j', async (delimiter) => {
    const lines = [
      ['a', 'b, c', 'd'],
      ['1', 'x,y', '3'],
    ]
    const text = lines.map((line) => line.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n')
    expect(await cellsOf(blob(text))).toEqual(lines)
  })

  it('keeps quotes and line ends inside cells, and counts rows as a spreadsheet does', async () => {
    const text = 'a,b\n\n"one ""1""\nline",x\n   \n5" pipe,y\n'
    const rows = []
    const file = blob(text)
    for await (const row of readRows(file, await formatOf(file))) rows.push(row)
    expect(rows).toMatchObject([
      { row: 1, cells: ['a', 'b'] },
      { row: 2 },
      { row: 3, cells: ['one "1"\nline', 'x'] },
      { row: 4 },
      { row: 5, cells: ['5" pipe', 'y'] },
    ])
    expect(await inspect(file)).toMatchObject({ rows: 2, headers: ['a', 'b'] })
  })

  it('names repeated and empty titles, and takes three hundred columns', async () => {
    expect((await inspect(blob('Name,Name,,x\n1,2,3,4\n'))).headers).toEqual(['Name', 'Name (2)', '#3', 'x'])
    const wide = Array.from({ length: 300 }, (_, i) => `c${i}`).join(',')
    expect((await inspect(blob(`${wide}\n${wide}\n`))).headers).toHaveLength(300)
  })

  it('is refused with the row when a quote never ends or a cell is endless', async () => {
    await expect(inspect(blob('a,b\n1,2\n"open,3\n4,5\n'))).rejects.toMatchObject({
      code: 'unreadable_file',
      params: { reason: expect.stringContaining('row 3') },
    })
    await expect(inspect(blob('a,b\n"', 'x'.repeat(9 * 2 ** 20), '",1\n'))).rejects.toMatchObject({
      code: 'unreadable_file',
    })
    await expect(inspect(blob(''))).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})
