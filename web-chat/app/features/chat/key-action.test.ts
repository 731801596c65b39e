import { describe, expect, it } from 'vitest'
import { keyAction, type Key } from './key-action.ts'

const key = (name: string, more: Partial<Key> = {}): Key => ({
  key: name,
  keyCode: 0,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  ...more,
})
const idle = { empty: false, running: false }

describe('keyAction', () => {
  it('sends on Enter and leaves Shift+Enter to the text', () => {
    expect(keyAction(key('Enter'), idle)).toBe('send')
    expect(keyAction(key('Enter', { ctrlKey: true }), idle)).toBe('send')
    expect(keyAction(key('Enter', { shiftKey: true }), idle)).toBeNull()
  })

  it('never sends while an input method composes', () => {
    expect(keyAction(key('Enter', { isComposing: true }), idle)).toBeNull()
    expect(keyAction(key('Enter', { keyCode: 229 }), idle)).toBeNull()
    expect(keyAction(key('Escape', { isComposing: true }), { empty: false, running: true })).toBeNull()
  })

  it('stops a run on Escape, and does nothing without one', () => {
    expect(keyAction(key('Escape'), { empty: true, running: true })).toBe('stop')
    expect(keyAction(key('Escape'), idle)).toBeNull()
  })

  it('recalls the last question only from an empty field', () => {
    expect(keyAction(key('ArrowUp'), { empty: true, running: false })).toBe('recall')
    expect(keyAction(key('ArrowUp'), idle)).toBeNull()
    expect(keyAction(key('ArrowUp', { altKey: true }), { empty: true, running: false })).toBeNull()
  })
})
