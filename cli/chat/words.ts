import { fill } from '#crm-core/contract'
import type { ErrorParams, Label, Language } from '#crm-core/contract'

/** What the chat says of itself. */
const words = {
  welcome: {
    en: '{workspace} · {name} · {model}. Type what you want; /help for commands.',
    zh: '{workspace} · {name} · {model}。直接输入您的需求；/help 查看命令。',
  },
  working: { en: 'Working… Esc stops', zh: '处理中… 按 Esc 停止' },
  stopping: { en: 'Stopping…', zh: '正在停止…' },
  failed: { en: 'That did not work: {detail}', zh: '操作失败：{detail}' },
  leave: { en: 'Ctrl+C again leaves.', zh: '再按一次 Ctrl+C 退出。' },
  new_thread: { en: 'A new conversation.', zh: '新的会话。' },
  untitled: { en: '(without a title)', zh: '（无标题）' },
  no_threads: { en: 'There are no conversations yet.', zh: '还没有会话。' },
  resumed: { en: 'Back in “{title}”.', zh: '回到会话“{title}”。' },
  unknown_command: {
    en: 'There is no command {command}; /help lists them.',
    zh: '没有命令 {command}；/help 查看全部。',
  },
  mode: { en: 'Mode: {mode}', zh: '模式：{mode}' },
  modes: { en: '/mode ask | plan | auto-safe', zh: '/mode ask | plan | auto-safe' },
  language: { en: 'From now on in English.', zh: '之后使用中文。' },
  languages: { en: '/lang en | zh', zh: '/lang en | zh' },
  help: {
    en: [
      '/new  a new conversation      /threads  conversations      /resume N  go back to one',
      '/mode ask|plan|auto-safe      /lang en|zh                  /quit',
      'Enter sends · Ctrl+J new line · ↑↓ history · Esc stops · Ctrl+C twice leaves',
      'You may type while something runs: it is said next.',
    ].join('\n'),
    zh: [
      '/new  新会话                  /threads  会话列表           /resume N  回到某个会话',
      '/mode ask|plan|auto-safe      /lang en|zh                  /quit 退出',
      'Enter 发送 · Ctrl+J 换行 · ↑↓ 历史 · Esc 停止 · 连按两次 Ctrl+C 退出',
      '处理过程中也可以继续输入，会依次发送。',
    ].join('\n'),
  },
  approval_keys: {
    en: '[a]pprove  [e]dit  [r]eject  ↑↓ choose  [A]ll  [R]eject all  [?] text  Esc later',
    zh: '[a] 批准  [e] 编辑  [r] 拒绝  ↑↓ 选择  [A] 全部批准  [R] 全部拒绝  [?] 全文  Esc 稍后',
  },
  edit_keys: { en: 'Enter next · Ctrl+J new line · Esc back', zh: 'Enter 下一项 · Ctrl+J 换行 · Esc 返回' },
  approval_turn: {
    en: 'Tab goes to the approval; keys are for the line below',
    zh: '按 Tab 进入审批；当前按键输入到下方',
  },
  not_sent: { en: 'Not sent: {text}  (↑ brings it back)', zh: '未发送：{text}（按 ↑ 可找回）' },
  queued: { en: 'queued', zh: '排队中' },
  approval_title: { en: 'Needs your approval: {summary}', zh: '需要您审批：{summary}' },
  approval_later: {
    en: 'Left open until your next message here; hotcrm approvals show {id}',
    zh: '暂不处理，在此发送新消息会将其撤回；hotcrm approvals show {id}',
  },
  nothing_to_edit: { en: 'Nothing in this row can be edited here.', zh: '此项没有可在此编辑的内容。' },
  suggestions: { en: 'Try: {list}', zh: '试试：{list}' },
} as const satisfies Record<string, Label>

export const chatWords = (language: Language, key: keyof typeof words, params: ErrorParams = {}) =>
  fill(words[key][language], params)
