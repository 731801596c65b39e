import type { Label, Language } from '#crm-core/contract'

/** What a tool is doing, while it does it. */
const words: Readonly<Record<string, Label>> = {
  search_records: { en: 'Searching…', zh: '正在查找…' },
  get_record: { en: 'Opening…', zh: '正在打开…' },
  aggregate_records: { en: 'Adding up…', zh: '正在汇总…' },
  create_record: { en: 'Creating…', zh: '正在新建…' },
  update_record: { en: 'Changing…', zh: '正在更新…' },
  convert_lead: { en: 'Converting…', zh: '正在转化线索…' },
  create_task: { en: 'Creating a task…', zh: '正在新建任务…' },
  log_activity: { en: 'Logging…', zh: '正在记录…' },
  draft_email: { en: 'Writing a draft…', zh: '正在起草邮件…' },
  send_email: { en: 'Sending…', zh: '正在发送…' },
}
/** A tool without words of its own is called by its name. */
export const toolWords = (tool: string, language: Language): string =>
  (Object.hasOwn(words, tool) && words[tool]?.[language]) || tool
