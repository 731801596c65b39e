import { expect, it } from 'vitest'
import { retried } from './retried.ts'

const failure = (code: string) => Object.assign(new Error(code), { code })

it('does again what gave way to another transaction, not for ever, and nothing else', async () => {
  let tries = 0
  const succeedsAt = (last: number, code: string) => () => {
    tries += 1
    return tries < last ? Promise.reject(failure(code)) : Promise.resolve(tries)
  }
  expect(await retried(succeedsAt(3, '40P01'))).toBe(3)
  tries = 0
  await expect(retried(succeedsAt(2, '23505'))).rejects.toMatchObject({ code: '23505' })
  tries = 0
  const met = () => {
    tries += 1
    const told = new Error('new row for relation "email_rest" violates partition constraint')
    return tries < 2 ? Promise.reject(Object.assign(told, { code: '23514' })) : Promise.resolve('kept')
  }
  expect(await retried(met)).toBe('kept')
  tries = 0
  await expect(retried(succeedsAt(2, '23514'))).rejects.toMatchObject({ code: '23514' })
  tries = 0
  await expect(retried(succeedsAt(100, '40001'))).rejects.toMatchObject({ code: '40001' })
  expect(tries).toBe(6)
})
