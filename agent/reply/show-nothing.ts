import type { RecordLabel } from '#crm-core/contract'
import type { Effect } from '#tools'
import type { StepOutcome } from '../steps/outcome.ts'
import { link, plain, type Reader } from './format.ts'

/** A search that found nothing: what was looked for, and what may be tried next. */
export function showNothing(
  outcome: StepOutcome,
  sought: string | null,
  { language }: Reader,
  near: readonly RecordLabel[] = [],
): string {
  const { name, objects } = outcome.step.args
  const named = name !== undefined
  // Of many kinds the tool says it shorter.
  const many = Array.isArray(objects) && objects.length > 2
  const said = sought === null || many ? null : soughtWords(sought)[language]
  const links = near.map(({ object, id, display }) => link(object, id, display))
  const advice =
    links.length === 0
      ? next[named ? 'named' : 'filtered'][language]
      : { en: `Near to it: ${links.join(', ')}.`, zh: `相近的有：${links.join('、')}。` }[language]
  const found = said ?? outcome.summary[language]
  // What belongs to one record and is not there: no other words would find it.
  if (!named && JSON.stringify(outcome.step.args).includes('"$from"')) return found
  // Chinese sentences follow one another without a space.
  return [found, advice].join(language === 'zh' ? '' : ' ')
}

/** `find leads where …` becomes `Found no leads where …`. */
const soughtWords = (sought: string) => ({
  en: sought.startsWith('find ') ? `Found no ${plain(unranked(sought.slice(5)))}.` : null,
  zh: sought.startsWith('查找') ? `没有找到${plain(unranked(sought.slice(2)))}。` : null,
})

/** Of nothing there is no first and no most. */
const unranked = (words: string): string =>
  words.replace(
    /(, (highest|lowest|latest|earliest) [^,“”]+ first)?(, at most \d+)?$|(，按[^，“”]+从.到.)?(，最多 \d+ 条)?$/u,
    '',
  )

const next = {
  named: {
    en: 'Check the spelling, or say a part of the name.',
    zh: '请检查拼写，或只说名称的一部分。',
  },
  filtered: {
    en: 'Try a longer period or fewer conditions.',
    zh: '可以放宽时间范围或减少条件后再试。',
  },
} as const

const words: Readonly<Record<Effect, { readonly en: string; readonly zh: string }>> = {
  send: { en: 'So no e-mail was sent.', zh: '因此没有发送邮件。' },
  draft: { en: 'So no draft was written.', zh: '因此没有起草邮件。' },
  write: { en: 'So nothing was changed.', zh: '因此没有做任何更改。' },
  delete: { en: 'So nothing was deleted.', zh: '因此没有删除任何记录。' },
  admin: { en: 'So nothing was done.', zh: '因此没有执行任何操作。' },
  // The search before it has said so.
  read: { en: '', zh: '' },
}
/** A step that had nothing to act on. */
export const soNothing = (effect: Effect, { language }: Reader): string => words[effect][language]
