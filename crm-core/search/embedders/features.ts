import { hasHan, normalise, words } from '../text/normalise.ts'
import { extend, finish, start } from './hash.ts'

const word = 1
const gram = 2
const han = 3
const shortest = 3
const longest = 5

/**
 * Hashes of what a text is made of, with how often: Latin words and their 3 to 5 character grams
 * (they spread a word over many dimensions and forgive typos), Han characters and their pairs.
 */
export function features(text: string): Map<number, number> {
  const counts = new Map<number, number>()
  for (const item of words(normalise(text))) {
    if (hasHan(item)) addHan(item, counts)
    else addLatin(item, counts)
  }
  return counts
}

function add(hash: number, counts: Map<number, number>): void {
  const key = finish(hash)
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function addLatin(item: string, counts: Map<number, number>): void {
  let whole = start(word)
  for (let i = 0; i < item.length; i++) whole = extend(whole, item.charCodeAt(i))
  add(whole, counts)
  const bounded = `<${item}>`
  for (let from = 0; from + shortest <= bounded.length; from++) {
    let hash = start(gram)
    const end = Math.min(bounded.length, from + longest)
    for (let i = from; i < end; i++) {
      hash = extend(hash, bounded.charCodeAt(i))
      if (i - from + 1 >= shortest) add(hash, counts)
    }
  }
}

function addHan(run: string, counts: Map<number, number>): void {
  for (let i = 0; i < run.length; i++) {
    const single = extend(start(han), run.charCodeAt(i))
    add(single, counts)
    if (i + 1 < run.length) add(extend(single, run.charCodeAt(i + 1)), counts)
  }
}
