import { errorWords, HotcrmError, type Issue, type Language } from '../contract.ts'

/** One error for everything that is wrong with an input. */
export function invalid(issues: readonly Issue[], language: Language): HotcrmError {
  const words = issues.map((issue) => errorWords(issue.code, issue.params ?? {}, language))
  return new HotcrmError('invalid', { summary: [...new Set(words)].slice(0, 10).join(' ') }, { issues })
}
/** Throws when there are issues. */
export function refuse(issues: readonly Issue[], language: Language): void {
  if (issues.length > 0) throw invalid(issues, language)
}
