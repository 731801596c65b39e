import { hasHan, normalise, squeeze, words } from './normalise.ts'
import { readingOf } from './pinyin.ts'

/** Ends of company names that people leave out when they speak. */
const companyEnds =
  /\s*(?:\b(?:inc|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|sa|group|holdings?)\b|(?:股份|有限|责任|集团|公司|控股)+)$/u
/** How people are addressed after their family name, with the words of the title that it hints at. */
const chineseAddress = /^(\p{Script=Han}{1,2})(总|经理|主任|工|老师|女士|先生|小姐|总监|董)$/u
const latinAddress = /^(?:mr|mrs|ms|miss|dr|prof)\.?\s+(\S+)$/u

/** The forms under which a record is found by name; `readings` are Latin spellings of Han names. */
export interface NameKeys {
  readonly names: readonly string[]
  readonly readings: readonly string[]
}

/** Turns the names and addresses of a record into the forms that are compared for equality. */
export function nameKeys(names: readonly string[]): NameKeys {
  const known = names.map(normalise).filter((name) => name !== '')
  const spelt = known.flatMap((name) => spellings(squeeze(name)))
  return { names: unique(known.map(squeeze)), readings: unique(spelt) }
}

/** `wangwei` and `weiwang`: both orders in which a Chinese name is written in Latin letters. */
function spellings(name: string): string[] {
  if (!hasHan(name) || Array.from(name).length > 4) return []
  const straight = readingOf(name)
  if (straight === null) return []
  const [family = '', ...given] = Array.from(name)
  return [straight, `${readingOf(given.join('')) ?? ''}${readingOf(family) ?? ''}`]
}

/** A company name without its legal end: `acme corp` → `acme`. Never empties a name. */
export function companyCore(normalised: string): string {
  let core = normalised
  for (let cut = core.replace(companyEnds, ''); cut !== core; cut = core.replace(companyEnds, '')) {
    if (cut.trim() === '') break
    core = cut.trim()
  }
  return core
}

/** `王总` and `Mr Reed` name a family only; null when the text is no form of address. */
export function addressed(text: string): { readonly family: string; readonly rank: string | null } | null {
  const normalised = normalise(text)
  const chinese = chineseAddress.exec(normalised)
  if (chinese?.[1] !== undefined && chinese[2] !== undefined) return { family: chinese[1], rank: chinese[2] }
  const latin = latinAddress.exec(normalised)
  return latin?.[1] === undefined ? null : { family: latin[1], rank: null }
}

/** `Dana at Globex`, `Globex 的 Dana`, `Dana (Globex)`, `王伟 · 星辰科技`: who, and where. */
export function whoAndWhere(text: string): { readonly who: string; readonly where: string } | null {
  const trimmed = text.normalize('NFKC').trim()
  const after = /^(.+?)(?:\s+(?:at|from|of|with|in)\s+|\s*[·@,|]\s+|\s*[·|]\s*)(.+)$/iu.exec(trimmed)
  if (after?.[1] !== undefined && after[2] !== undefined) return { who: after[1], where: after[2] }
  const inside = /^(.+?)\s*\((.+)\)$/u.exec(trimmed)
  if (inside?.[1] !== undefined && inside[2] !== undefined) return { who: inside[1], where: inside[2] }
  const before = /^(.+?)(?:\s*的\s*|'s\s+)(.+)$/iu.exec(trimmed)
  if (before?.[1] !== undefined && before[2] !== undefined) return { who: before[2], where: before[1] }
  return null
}

/** The whole words of a name; a run of Han characters is one. */
export function nameWords(name: string): string[] {
  return words(normalise(name)).flatMap((word) => word.split(/[.@&+-]+/).filter((part) => part !== ''))
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))]
}
