import { describe, expect, it } from 'vitest'
import { addressed, companyCore, nameKeys, whoAndWhere } from './names.ts'

describe('nameKeys', () => {
  it('spells a Chinese name in Latin letters, in both orders', () => {
    expect(nameKeys(['王 伟'])).toEqual({ names: ['王伟'], readings: ['wangwei', 'weiwang'] })
  })
  it('does not spell companies or Latin names', () => {
    expect(nameKeys(['华信科技股份'])).toMatchObject({ readings: [] })
    expect(nameKeys(['Dana Reed', 'dana@globex.test'])).toEqual({
      names: ['danareed', 'danaglobextest'],
      readings: [],
    })
  })
})

describe('companyCore', () => {
  it.each([
    ['acme corp', 'acme'],
    ['globex holdings inc', 'globex'],
    ['华信科技股份有限公司', '华信科技'],
    ['group', 'group'],
    ['集团', '集团'],
  ])('%s → %s', (name, core) => expect(companyCore(name)).toBe(core))
})

describe('addressed', () => {
  it('hears the family name in a form of address', () => {
    expect(addressed('王总')).toEqual({ family: '王', rank: '总' })
    expect(addressed('李女士')).toEqual({ family: '李', rank: '女士' })
    expect(addressed('Mr. Reed')).toEqual({ family: 'reed', rank: null })
  })
  it('leaves names alone', () => {
    expect(addressed('王建国')).toBeNull()
    expect(addressed('Mr')).toBeNull()
  })
})

describe('whoAndWhere', () => {
  it.each([
    ['Dana at Globex', 'Dana', 'Globex'],
    ['Dana from Globex', 'Dana', 'Globex'],
    ["Globex's Dana", 'Dana', 'Globex'],
    ['Dana (Globex)', 'Dana', 'Globex'],
    ['华信科技的王总', '王总', '华信科技'],
    ['王伟 · 星辰科技', '王伟', '星辰科技'],
    ['王伟（星辰科技）', '王伟', '星辰科技'],
  ])('%s', (text, who, where) => expect(whoAndWhere(text)).toEqual({ who, where }))
  it('leaves a plain name whole', () => {
    expect(whoAndWhere('Dana Reed')).toBeNull()
    expect(whoAndWhere('Atlas Findlay')).toBeNull()
  })
})
