import { expect, it } from 'vitest'
import { Account } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { Hook } from './hook.ts'

withCrm('a rule before a write that fails', (fresh) => {
  it('stops the write when nothing else is said', async () => {
    const failing = Hook.create(Account, 'failing', {
      on: 'beforeCreate',
      run: () => {
        throw new Error('broken')
      },
    })
    const crm = await fresh({ hooks: [failing] })
    await expect(crm.save('account', { name: 'A' })).rejects.toThrow('broken')
    expect(await crm.count('account', {})).toBe(0)
  })

  it('is reported and leaves nothing half done when the write is to go on', async () => {
    const faults: Error[] = []
    const half = Hook.create(Account, 'half', {
      on: 'beforeCreate',
      priority: 10,
      onError: 'continue',
      run({ set, reject }) {
        set('location', 'half done')
        reject('required', 'website')
        throw new Error('broken')
      },
      async alongside(writes, { tx }) {
        await tx.query(`update account set rating = 'hot' where id = $1`, [writes[0]?.record.id])
        await tx.query('select * from no_such_table')
      },
    })
    const whole = Hook.create(Account, 'whole', {
      on: 'beforeCreate',
      priority: 20,
      run: ({ record, set }) => set('description', `location ${record.location}`),
    })
    const crm = await fresh({ hooks: [half, whole], report: (error) => faults.push(error) })
    const { record } = await crm.save('account', { name: 'A' })
    expect(await crm.get('account', record.id)).toMatchObject({
      location: null,
      rating: null,
      description: 'location null',
    })
    expect(faults.map(({ message }) => message)).toEqual(['Hook half failed', 'Hook half failed'])
  })

  it('is tried again in place, and stops the write when it goes on failing', async () => {
    let calls = 0
    let good_from = 2
    const flaky = Hook.create(Account, 'flaky', {
      on: 'beforeCreate',
      onError: 'retry',
      retry: { attempts: 3, base_ms: 1 },
      run({ record, set }) {
        calls++
        set('description', `${record.description ?? ''}${calls}`)
        if (calls < good_from) throw new Error('not yet')
      },
    })
    const crm = await fresh({ hooks: [flaky] })
    const { record } = await crm.save('account', { name: 'A' })
    expect(record['description']).toBe('2')
    calls = 0
    good_from = 9
    await expect(crm.save('account', { name: 'B' })).rejects.toThrow('not yet')
    expect(calls).toBe(3)
    expect(await crm.count('account', {})).toBe(1)
  })
})
