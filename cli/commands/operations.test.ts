import { expect, it } from 'vitest'
import type { AnyRecord, Conversion, KeyStatus } from '#crm-core/contract'
import { ownHome } from '../testing/own-home.ts'

const home = ownHome()
const { run } = home

it('rotates keys and stays until it is done, for the store is its own', { timeout: 240_000 }, async () => {
  expect((await run('keys', 'status', '--lang', 'zh')).stdout).toContain('尚无加密数据')
  const person = ['--set', 'name=Ann', '--set', 'hire_date=2026-01-05', '--set', 'national_id=X1234567']
  const made = await run('employee', 'create', ...person, '--json')
  expect(made.code).toBe(0)
  const before = JSON.parse((await run('keys', '--json')).stdout) as KeyStatus
  expect(before).toMatchObject({ status: 'current', sealed: 1 })
  const rotated = await run('keys', 'rotate')
  expect(rotated).toMatchObject({ code: 0, stdout: expect.stringContaining('It seals all 1 records.') })
  const after = JSON.parse((await run('keys', 'status', '--json')).stdout) as KeyStatus
  expect(after).toMatchObject({ status: 'current', sealed: 1, left: 0, retired: 1 })
  expect(after.key_id).not.toBe(before.key_id)
  const { id } = JSON.parse(made.stdout) as AnyRecord
  expect((await run('employee', 'get', id)).stdout).toContain('X1234567')
})

it(
  'converts a lead, with a deal where one is asked for, and nothing but leads',
  { timeout: 240_000 },
  async () => {
    const lead = async (name: string) => {
      const set = ['--set', `last_name=${name}`, '--set', `company=${name} Mills`]
      return (JSON.parse((await run('lead', 'create', ...set, '--json')).stdout) as AnyRecord).id
    }
    const one = await run('lead', 'convert', await lead('Arden'))
    expect(one).toMatchObject({ code: 0, stdout: expect.stringContaining('Account: Arden Mills') })
    expect(one.stdout).not.toContain('Opportunity')
    const deal = ['--deal', 'First order', '--set', 'amount=5000', '--set', 'close_date=2027-03-31', '--json']
    const other = await run('lead', 'convert', await lead('Borden'), ...deal)
    expect(JSON.parse(other.stdout) as Conversion).toMatchObject({
      lead: { status: 'converted' },
      opportunity: { name: 'First order', amount: { amount: expect.stringMatching(/^5000/) } },
    })
    expect((await run('account', 'convert', 'x')).code).toBe(2)
    expect((await run('lead', 'convert', '00000000-0000-4000-8000-000000000000')).code).toBe(3)
  },
)

it('lists dead letters, and wants to be told which of them it means', { timeout: 240_000 }, async () => {
  const none = await run('hooks', 'dead')
  expect(none).toMatchObject({ code: 0, stderr: expect.stringContaining('No automation') })
  expect((await run('hooks', 'dead', '--json')).stdout.trim()).toBe('[]')
  expect((await run('hooks', 'retry')).code).toBe(2)
  expect((await run('hooks', 'discard', 'x', '--all')).code).toBe(2)
  expect(JSON.parse((await run('hooks', 'retry', '--all', '--json')).stdout)).toEqual({ count: 0 })
  const gone = '00000000-0000-4000-8000-000000000000:gone'
  expect((await run('hooks', 'discard', gone)).code).toBe(3)
  expect((await run('hooks', 'dead', gone)).code).toBe(3)
})
