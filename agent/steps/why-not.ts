import type { Label, Language } from '#crm-core/contract'
import type { ToolFailure } from '#tools'
import type { Resolved } from './resolve-refs.ts'

type Stop = Exclude<Resolved, { kind: 'ready' }>

const words: Readonly<Record<Stop['kind'], Label>> = {
  missing: {
    en: 'Not done, because an earlier step did not come through.',
    zh: '未执行，因为前面的步骤没有完成。',
  },
  none: { en: 'Not done, because nothing was found.', zh: '未执行，因为没有找到相关记录。' },
  several: { en: 'More than one record fits; say which.', zh: '有多条记录符合，请说明是哪一条。' },
  doubtful: {
    en: 'Only records with a similar name were found; ask which one is meant.',
    zh: '只找到名称相近的记录，请先确认指的是哪一条。',
  },
  partial: {
    en: 'More records match than one request may act on; narrow the search.',
    zh: '符合的记录超过一次可处理的上限，请缩小范围。',
  },
}

/** Why a step cannot run on what earlier steps found. */
export function whyNot(stop: Stop, language: Language): ToolFailure {
  return {
    code: stop.kind === 'none' ? 'not_found' : 'conflict',
    message: words[stop.kind][language],
    issues: [],
  }
}
