import { readNumber, readSpan } from './numbers.ts'
import { isHan, type Sentence } from './normalise.ts'
import { readChinesePeriod } from './periods/zh.ts'
import { readEnglishPeriod } from './periods/en.ts'
import type { Calendar } from './periods/calendar.ts'
import type { Lexicon } from './lexicon.ts'
import { joinCalled } from './called.ts'
import { hasRole, isUnknown, type Sense, type Token } from './tokens.ts'
import { readProtected } from './protect.ts'

interface Match {
  readonly end: number
  readonly senses: readonly Sense[]
}

/** Cuts a sentence into tokens: at every place the longest thing that anything knows, else an unknown word. */
export function scan(sentence: Sentence, lexicon: Lexicon, calendar: Calendar): Token[] {
  const { text, low } = sentence
  const raw: { start: number; end: number; senses: readonly Sense[]; spaced: boolean }[] = []
  let at = 0
  let spaced = true
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      spaced = true
      at++
      continue
    }
    const match = longest(sentence, at, lexicon, calendar) ?? { end: unknownEnd(sentence, at), senses: [] }
    raw.push({ start: at, ...match, spaced })
    spaced = false
    at = match.end
  }
  const tokens = raw.map((one) => ({
    ...one,
    text: text.slice(one.start, one.end),
    low: low.slice(one.start, one.end),
  }))
  return joinCalled(joinChinese(tokens, sentence), sentence)
}

/** 给我 is "for me" and carries nothing; 给我的客户 is "to" and "my". */
function longest(sentence: Sentence, at: number, lexicon: Lexicon, calendar: Calendar): Match | null {
  const kept = readProtected(sentence, at)
  if (kept && kept.senses[0]?.kind !== 'phone') return kept
  const { low } = sentence
  const before = low.charAt(at - 1)
  const inWord = /[a-z0-9]/.test(before) && /[a-z0-9]/.test(low.charAt(at))
  const candidates: Match[] = []
  const word = /^给我(的|名下|手|负责的|自己)/.test(low.slice(at, at + 5))
    ? { end: at + 1, senses: lexicon.get('给') }
    : lexicon.longest(low, at)
  if (word) candidates.push(word)
  if (!inWord) {
    const period = longerOf(readEnglishPeriod(low, at, calendar), readChinesePeriod(low, at, calendar))
    if (period) candidates.push({ end: period.end, senses: [{ kind: 'when', when: period.when }] })
    const number = readNumber(low, at)
    if (number) candidates.push({ end: number.end, senses: [number.number] })
    const span = readSpan(low, at)
    if (span) candidates.push(span)
  }
  if (kept) candidates.push(kept)
  if (candidates.length === 0) return separator(low.charAt(at), at)
  const end = Math.max(...candidates.map((one) => one.end))
  return { end, senses: candidates.filter((one) => one.end === end).flatMap((one) => one.senses) }
}

function longerOf<T extends { readonly end: number }>(a: T | null, b: T | null): T | null {
  return a && b ? (a.end >= b.end ? a : b) : (a ?? b)
}

function separator(char: string, at: number): Match | null {
  return /[\p{P}\p{S}]/u.test(char)
    ? { end: at + 1, senses: [{ kind: 'word', role: 'sep', value: char }] }
    : null
}

const latinWord =
  /[^\s\p{P}\p{S}\p{Script=Han}](?:[^\s\p{P}\p{S}\p{Script=Han}]|[&.'+_/-](?=[^\s\p{P}\p{S}\p{Script=Han}]))*/uy
function unknownEnd({ low }: Sentence, at: number): number {
  if (isHan(low.charAt(at))) return at + 1
  latinWord.lastIndex = at
  const found = latinWord.exec(low)
  if (!found) return at + ((low.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  // "Globex's" is a name and a possessive.
  const bare = found[0].replace(/'s?$/, '')
  return at + (bare.length > 0 ? bare.length : found[0].length)
}

/** Single characters that hold a sentence together and also stand inside names: 华为, 张三. */
const weak = new Set(
  Array.from(
    '为有和在中新大到过高下个会就是单一二三四五六七八九十分同还来去要与及人推排建改设发找查写记转先前后将总家成长以未无金元角条位份项共这那名里间说讲',
  ),
)
/** 姓 that a name of a person starts with; enough of them to tell 王伟 from a word. */
const surnames = new Set(
  Array.from(
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
  ),
)

/** Puts the pieces of a Chinese name back together: unknown characters, weak ones between them, a company's ending. */
function joinChinese(tokens: readonly Token[], sentence: Sentence): Token[] {
  const joined: Token[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (last && !token.spaced && belongs(last, token)) {
      const merged = {
        ...last,
        end: token.end,
        senses: [],
        text: sentence.text.slice(last.start, token.end),
        low: sentence.low.slice(last.start, token.end),
      }
      joined[joined.length - 1] = merged
    } else joined.push(token)
  }
  return joined
}

function belongs(last: Token, token: Token): boolean {
  if (!isUnknown(last) || !isHan(last.low.slice(-1)) || !isHan(token.low.charAt(0))) return false
  if (isUnknown(token)) return true
  if (hasRole(token, 'suffix')) return !last.low.endsWith('公司')
  const { length } = Array.from(last.low)
  return (
    length === 1 &&
    token.low.length === 1 &&
    weak.has(token.low) &&
    (surnames.has(last.low) || token.low !== '的')
  )
}
