import type { Label, Language } from '#crm-core/contract'
import type { ToolFailure } from '#tools'
import type { Resolved } from './resolve-refs.ts'

const words: Readonly<Record<'missing' | 'none' | 'several', Label>> = {
  missing: {
    en: 'Not done, because an earlier step did not come through.',
    zh: '未执行，因为前面的步骤没有完成。',
  },
  none: { en: 'Not done, because nothing was found.', zh: '未执行，因为没有找到相关记录。' },
  several: { en: 'More than one record fits; say which.', zh: '有多条记录符合，请说明是哪一条。' },
}

/** Why a step cannot run on what earlier steps found. */
export function whyNot(stop: Exclude<Resolved, { kind: 'ready' }>, language: Language): ToolFailure {
  return {
    code: stop.kind === 'none' ? 'not_found' : 'conflict',
    message: words[stop.kind][language],
    issues: [],
  }
}
