import type { Label } from '#crm-core/contract'
import { hasRole, isGlue, role, sense } from '../tokens.ts'
import type { Words } from '../words.ts'

/** Work of a CRM that no tool does yet; each is told with what can be done instead. */
export interface NotYet {
  readonly reason: Label
  readonly instead: readonly Label[]
}

/** 合并这两个客户, "set up a report of …"; null when the words ask for something else. */
export function notYet(words: Words): NotYet | null {
  const at = words.tokens.findIndex((token) => role(token, 'notyet') !== undefined)
  const kind = kinds[role(words.at(at), 'notyet') ?? '']
  return kind && isCommanded(words, at) ? kind : null
}

/** The word at this place is what is to be done: it opens the sentence, or closes one that 把 opens. */
export function isCommanded(words: Words, at: number): boolean {
  if (at < 0 || hasRole(words.at(at + 1), 'poss') || /^[率]$/.test(words.low(at + 1))) return false
  const free = words.tokens.slice(0, at)
  if (free.some((token) => token.low === ':' || sense(token, 'quote') || hasRole(token, 'saying')))
    return false
  const opens = free.every((token) => isGlue(token) || leads.some((one) => hasRole(token, one)))
  // 把所有线索导出到Excel
  const commanded = !free.some((token) => hasRole(token, 'verb') || hasRole(token, 'not'))
  const first = words.tokens.find(
    (token) => !isGlue(token) && !hasRole(token, 'next') && !hasRole(token, 'and'),
  )
  const taken = hasRole(first, 'take')
  return opens || (taken && commanded) || isMade(words, at)
}
/** 做一个销售报表: something is to be made, and what it is stands at the end. */
function isMade(words: Words, at: number): boolean {
  const first = words.tokens.findIndex((token) => !isGlue(token))
  if (/^(build|generate|draw|produce|design|prepare)$/.test(words.low(first)))
    return words.tokens.slice(first + 1, at).every((token) => isGlue(token))
  return (
    /^(做|制作|生成|画|弄)/.test(words.low(first)) &&
    words.tokens.slice(at + 1).every((token) => isGlue(token))
  )
}
const leads = ['verb', 'me', 'next', 'and', 'take'] as const

const kinds: Readonly<Record<string, NotYet>> = {
  merge: {
    reason: {
      en: 'I cannot merge records. I can find them, and copy values from one to the other; the spare one is deleted on its record page.',
      zh: '我不能合并记录。我可以查找它们，并把一条的值改到另一条上；多余的一条请到记录页面删除。',
    },
    instead: [{ en: 'Find Globex', zh: '查找华信科技' }],
  },
  duplicates: {
    reason: {
      en: 'I cannot look for duplicates yet. I can find every record with a name, so that you see them side by side.',
      zh: '目前还不能自动查重。我可以按名称查找记录，方便您对照。',
    },
    instead: [{ en: 'Find Globex', zh: '查找华信科技' }],
  },
  import: {
    reason: {
      en: 'I cannot import or export files from the chat. I can create records one at a time from what you tell me, and list those that are there.',
      zh: '我不能在聊天中导入或导出文件。我可以按您说的内容逐条新建记录，也可以列出已有的记录。',
    },
    instead: [
      {
        en: 'Create a lead Jane Doe at Acme, phone 13812345678',
        zh: '新建线索 张伟，星辰科技，电话13812345678',
      },
    ],
  },
  report: {
    reason: {
      en: 'I cannot set up a saved report, a dashboard or an alert. I can tell the figures whenever you ask.',
      zh: '我不能建立可保存的报表、看板或预警。您随时问，我都可以给出数字。',
    },
    instead: [
      { en: 'Total amount of deals by stage', zh: '按阶段统计商机总金额' },
      { en: 'How many new leads this week?', zh: '本周新增了多少条线索？' },
    ],
  },
}
