import type { Language } from '#crm-core/contract'
import { isGrammar } from './lexicon.ts'

const han = /\p{Script=Han}/u
const runs = /\p{Script=Han}+|[A-Za-z][A-Za-z'’-]*/gu

/**
 * The language of the words that hold a sentence together: "Move 智联软件数据迁移 to negotiation" is English,
 * 把 Globex renewal 推进到谈判 Chinese. Names are written in either script and decide only where nothing else does.
 */
export function languageOf(text: string, fallback: Language): Language {
  const found = text.match(runs) ?? []
  const chinese = found.filter((run) => han.test(run))
  const english = found.filter((run) => !han.test(run))
  if (chinese.length === 0) return english.length > 0 ? 'en' : fallback
  if (english.length === 0) return 'zh'
  const words = grammarIn(chinese)
  const lead = words - english.filter((word) => isGrammar(word.toLowerCase())).length
  if (lead !== 0) return lead > 0 ? 'zh' : 'en'
  // As many of each: the language that the sentence was begun in.
  if (words > 0) return han.test(found[0] ?? '') ? 'zh' : 'en'
  const letters = chinese.join('').length
  return letters / (letters + english.join('').length) >= 0.2 ? 'zh' : 'en'
}

/** How many words of grammar stand in these stretches of Chinese, the longest at every place. */
function grammarIn(stretches: readonly string[]): number {
  let count = 0
  for (const stretch of stretches)
    for (let at = 0; at < stretch.length;) {
      const length = [4, 3, 2, 1].find((size) => isChineseGrammar(stretch.slice(at, at + size))) ?? 0
      count += length > 0 ? 1 : 0
      at += Math.max(length, 1)
    }
  return count
}

/** One character may belong to any name; only these few seldom do. */
const particles = /^[把给的请吗呢吧将我了到从被跟和]$/
const isChineseGrammar = (text: string): boolean => (text.length > 1 ? isGrammar(text) : particles.test(text))
