import { expect, it } from 'vitest'
import { errorWords } from '../../contract.ts'
import { withCrm } from '../../testing/with-crm.ts'
import { upload } from '../testing.ts'

withCrm('the fields that rows are matched by', (fresh) => {
  it('are not encrypted ones, which never match: the import is told which to take instead', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const file = 'Name,Hired,Work e-mail,National ID\nAda,2026-01-02,ada@x.co,110101199001011234\n'
    const { id } = await upload(admin, 'employee', file)
    const asked = admin.imports.configure(id, { options: { dedupe: ['national_id', 'nobody'] } })
    const error = await asked.then(
      () => undefined,
      (refused: unknown) => refused,
    )
    expect(error).toMatchObject({
      code: 'invalid',
      issues: [
        {
          at: 'options.dedupe',
          code: 'no_key',
          params: { field: 'National ID', choices: expect.stringMatching(/\bid\b.*\bemail\b/) },
        },
        { at: 'options.dedupe', code: 'unknown_field' },
      ],
    })
    const kept = await admin.imports.configure(id, { options: { dedupe: ['email'] } })
    expect(kept.options.dedupe).toEqual(['email'])
  })

  it('are named in both languages', () => {
    const params = { field: '身份证号', choices: 'id, email' }
    expect(errorWords('no_key', params, 'zh')).toBe(
      '无法按身份证号匹配行：其值已加密或不能整体比较。请改用其他字段匹配，例如 id, email。',
    )
    expect(errorWords('no_key', { ...params, field: 'National ID' }, 'en')).toBe(
      'Rows cannot be matched by National ID: its values are encrypted or not compared as a whole. Match by other fields, such as id, email.',
    )
  })
})
