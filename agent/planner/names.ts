import { isHan } from './normalise.ts'
import { hasRole, isUnknown, sense, type Token } from './tokens.ts'
import type { Words } from './words.ts'

export interface NameSpan {
  readonly start: number
  readonly end: number
  readonly name: string
}

/** The names among the free tokens: unknown words, with what belongs to them. */
export function nameSpans(words: Words): NameSpan[] {
  const spans: NameSpan[] = []
  for (let start = 0; start < words.length; start++) {
    const first = words.free(start)
    if (!first || !startsName(first)) continue
    const end = nameEnd(words, start)
    spans.push({ start, end, name: nameOf(words, start, end) })
    start = end - 1
  }
  return spans
}

function startsName(token: Token): boolean {
  return isUnknown(token) || sense(token, 'quote') !== undefined
}

function nameEnd(words: Words, start: number): number {
  let end = start + 1
  const first = words.at(start)
  if (sense(first, 'quote')) return end
  for (; end < words.length; end++) {
    const token = words.free(end)
    const last = words.at(end - 1)
    if (!token || !last || !follows(last, token, first)) break
  }
  return end
}

/** A lower-case word before a capitalised one is not part of the name: it stays over and is asked about. */
function follows(last: Token, token: Token, first: Token | undefined): boolean {
  if (isUnknown(token))
    return isHan(token.low.charAt(0)) || !isCapital(token) || isCapital(last) || isHan(last.low.slice(-1))
  if (hasRole(token, 'suffix') || hasRole(token, 'honorific')) return true
  return (
    first !== undefined &&
    isCapital(first) &&
    isCapital(token) &&
    token.spaced &&
    !sense(token, 'object') &&
    !sense(token, 'when')
  )
}
export const isCapital = (token: Token | undefined): boolean => /^\p{Lu}/u.test(token?.text ?? '')

function nameOf(words: Words, start: number, end: number): string {
  const quoted = sense(words.at(start), 'quote')
  return quoted ? quoted.value : words.text(start, end)
}

/** 王总 is stored as 王, Mr Smith as Smith: a title is not part of the name. A search keeps it, for it tells people apart. */
export function bareName(text: string): string {
  const bare = text
    .replace(/^(mr|ms|mrs|dr)\.?\s+/i, '')
    .replace(/(?<=^\p{Script=Han}{1,3})(先生|女士|小姐|老师|总监|主任|经理|博士|总|董)$/u, '')
    .trim()
  return bare === '' ? text.trim() : bare
}

const companyEnding =
  /(公司|集团|科技|股份|实业|银行|贸易|医药|软件|电子|工厂|有限|制造|物流|能源|传媒|大学|学院|医院|中心)$|\b(inc|ltd|llc|corp|co|gmbh|plc|group|holdings|technologies|labs|industries|systems|solutions)\.?$/i
/** Sure signs only: an ending such as 公司 or Ltd. */
export const looksLikeCompany = (name: string): boolean => companyEnding.test(name)
/** Two or three Han characters under a surname and no company's ending. */
export const looksLikePerson = (name: string): boolean =>
  !looksLikeCompany(name) &&
  (/^[\p{Script=Han}]{2,3}$/u.test(name) ? surnameFirst(name) : /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(name))

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
export const surnameFirst = (name: string): boolean => surnames.includes(name.charAt(0))

/** Family and given name as the two stored fields. */
export function personName(text: string): { first_name?: string; last_name: string } {
  const name = bareName(text)
  if (/^\p{Script=Han}+$/u.test(name)) {
    const family = /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯)/.test(name) ? 2 : 1
    return name.length > family
      ? { last_name: name.slice(0, family), first_name: name.slice(family) }
      : { last_name: name }
  }
  const parts = name.split(/\s+/)
  const last = parts.pop() ?? name
  return parts.length > 0 ? { first_name: parts.join(' '), last_name: last } : { last_name: last }
}

/** Written as a name is written: a capital, Han characters, quotes, digits. */
export function isNameLike(span: NameSpan, words: Words): boolean {
  const first = words.at(span.start)
  return sense(first, 'quote') !== undefined || /^[\p{Lu}\p{Script=Han}\d]/u.test(first?.text ?? '')
}

/** "Globex renewal", 华信科技续约: the word for a renewal ends the name of a deal. */
export const endsDealName = (token: Token | undefined): boolean =>
  hasRole(token, 'hint', 'renew') || token?.low === 'renewal'
