import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { ImportRun, Page } from '#crm-core/contract'
import { ownHome } from '../testing/own-home.ts'

const home = ownHome()
const { run } = home

it('imports a file, exports what came of it and takes it back', { timeout: 240_000 }, async () => {
  const file = home.path('accounts.csv')
  await writeFile(file, 'Company,Employees\nAcme,12\nBeta,many\n')
  const rehearsed = await run('import', 'account', file, '--map', 'Company=name', '--dry-run')
  expect(rehearsed).toMatchObject({ code: 0, stdout: expect.stringContaining('Would create 1') })
  expect(rehearsed.stdout).toContain('row 3, Employees')

  const done = await run('import', 'account', file, '--map', 'name=Company', '--dedupe', 'name', '--json')
  const made = JSON.parse(done.stdout) as ImportRun
  expect(done.code).toBe(7)
  expect(made).toMatchObject({ status: 'done', counts: { created: 1, failed: 1 }, issues: [{ row: 3 }] })

  const path = home.path('out.csv')
  expect((await run('export', 'account', path, '--fields', 'name,employee_count')).code).toBe(0)
  expect(await readFile(path, 'utf8')).toContain('Acme,12\r\n')
  expect((await run('export', 'account', '--format', 'csv', '--fields', 'name')).stdout).toContain('Acme')

  expect((await run('import', 'revert', made.id)).code).toBe(0)
  const left = JSON.parse((await run('account', 'list', '--json')).stdout) as Page
  expect(left.items).toEqual([])
  expect((await run('import', 'account', home.path('nowhere.csv'))).code).toBe(2)
})
