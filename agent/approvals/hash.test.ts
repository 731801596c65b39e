import { expect, it } from 'vitest'
import { canonical, payloadHash } from './hash.ts'

it('does not depend on the order of keys or on absent values', () => {
  expect(canonical({ b: 1, a: [{ d: null, c: undefined }] })).toBe('{"a":[{"d":null}],"b":1}')
  const one = payloadHash('send_email', [{ id: 'r1', args: { subject: 'Hi', to: 'x' } }])
  expect(payloadHash('send_email', [{ id: 'r1', args: { to: 'x', subject: 'Hi' } }])).toBe(one)
})

it('changes with the tool, any argument, and the rows', () => {
  const one = payloadHash('send_email', [{ id: 'r1', args: { to: 'x' } }])
  expect(payloadHash('draft_email', [{ id: 'r1', args: { to: 'x' } }])).not.toBe(one)
  expect(payloadHash('send_email', [{ id: 'r1', args: { to: 'y' } }])).not.toBe(one)
  expect(payloadHash('send_email', [])).not.toBe(one)
})
