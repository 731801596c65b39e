import type { Ending } from '../state.ts'
import type { Resolved } from './resolve-refs.ts'

/** All are meant and not all can be handed over: nothing is done rather than a part of it. */
export function tooMany({ collected, total }: Extract<Resolved, { kind: 'partial' }>): Ending {
  return {
    kind: 'limit',
    text: {
      en: `Nothing was done: ${total} records match, and one request may act on ${collected} at most. Narrow the search, for example by period, stage or owner, and try again.`,
      zh: `未执行任何操作：共有 ${total} 条记录符合，而一次最多只能处理 ${collected} 条。请缩小范围（例如按时间、阶段或负责人），然后重试。`,
    },
  }
}
