import { describe, expect, it } from 'vitest'
import { aroundCursor, backspace, draftOf, insert, killBefore, killWord, move, toStart } from './editing.ts'

describe('typing', () => {
  it('counts what a person takes for one character', () => {
    expect(backspace(draftOf('ok👩‍💻')).text).toBe('ok')
    expect(backspace(draftOf('王伟')).text).toBe('王')
  })
  it('inserts where the cursor stands', () => {
    expect(insert(move(draftOf('王伟'), -1), '小')).toEqual({ text: '王小伟', cursor: 2 })
  })
  it('keeps pasted lines apart', () => {
    expect(insert(draftOf('a'), '\r\nb').text).toBe('a\nb')
  })
  it('stays inside the text', () => {
    expect(move(draftOf('ab'), 5).cursor).toBe(2)
    expect(move(draftOf('ab'), -5).cursor).toBe(0)
    expect(backspace(toStart(draftOf('ab')))).toEqual({ text: 'ab', cursor: 0 })
  })
  it('deletes a word, or everything before the cursor', () => {
    expect(killWord(draftOf('show my leads')).text).toBe('show my ')
    expect(killBefore(move(draftOf('abc'), -1))).toEqual({ text: 'c', cursor: 0 })
  })
  it('shows the cursor at the end, on a character and before a line break', () => {
    expect(aroundCursor(draftOf('ab'))).toEqual(['ab', ' ', ''])
    expect(aroundCursor(toStart(draftOf('ab')))).toEqual(['', 'a', 'b'])
    expect(aroundCursor({ text: 'a\nb', cursor: 1 })).toEqual(['a', ' ', '\nb'])
  })
})
