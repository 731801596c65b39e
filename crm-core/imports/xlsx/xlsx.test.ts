import { BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import { xlsxRows } from './rows.ts'

configure({ useWebWorkers: false })

const usual = {
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="hidden" state="hidden" r:id="rId9"/><sheet name="S" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>Name</t></si><si><r><t>王</t></r><r><t xml:space="preserve"> 伟</t></r><rPh><t>wang</t></rPh></si></sst>',
}
async function spreadsheet(sheet: string, parts: Readonly<Record<string, string>> = usual): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter())
  for (const [name, text] of Object.entries({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))
    await zip.add(name, new TextReader(text))
  return zip.close()
}
async function rowsOf(file: Blob) {
  const rows = []
  for await (const row of xlsxRows(file)) rows.push(row)
  return rows
}

describe('a spreadsheet', () => {
  it('brings shared and inline text, numbers, dates, flags and the values of formulas', async () => {
    const sheet = `<worksheet><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>a &amp; b</t></is></c></row>
      <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" s="1"><v>45000</v></c><c r="C4" s="2"><v>45000.5</v></c>
        <c r="D4"><f>1+1</f><v>2</v></c><c r="E4" t="b"><v>1</v></c><c r="F4" t="str"><f>A1</f><v>text</v></c><c r="G4" t="e"><v>#N/A</v></c></row>
      </sheetData></worksheet>`
    expect(await rowsOf(await spreadsheet(sheet))).toEqual([
      { row: 1, cells: ['Name', null, 'a & b'] },
      {
        row: 4,
        cells: [
          '王 伟',
          new Date('2023-03-15T00:00:00Z'),
          new Date('2023-03-15T12:00:00Z'),
          2,
          true,
          'text',
          '#N/A',
        ],
      },
    ])
  })

  it('that was cut off or is none is refused', async () => {
    const file = await spreadsheet(
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    )
    await expect(inspect(file.slice(0, file.size - 200))).rejects.toMatchObject({ code: 'unreadable_file' })
    const open = await spreadsheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>')
    await expect(inspect(open)).resolves.toMatchObject({ headers: ['1'] })
    await expect(inspect(new Blob(['PK nothing of the kind']))).rejects.toMatchObject({
      code: 'unreadable_file',
    })
    const foreign = await spreadsheet('', { 'word/document.xml': '<w/>' })
    await expect(inspect(foreign)).rejects.toMatchObject({ code: 'unreadable_file' })
  })

  it('that unfolds to far more than it holds is refused before it is unfolded', async () => {
    const bomb = await spreadsheet(`<worksheet>${' '.repeat(80 * 2 ** 20)}</worksheet>`)
    expect(bomb.size).toBeLessThan(2 ** 20)
    await expect(inspect(bomb)).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})
