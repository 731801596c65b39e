import type { pagesEn } from './pages-en.ts'

/** 与英文逐条对应；随账户页面和邮箱一起加载。 */
export const pagesZh: typeof pagesEn = {
  settings: {
    title: '账户',
    keys: 'API 密钥',
    keys_lead: '供脚本和终端使用。密钥以您的身份、按您的权限操作。',
    keys_none: '您还没有 API 密钥。',
    key_name: '名称',
    key_example: '例如：每晚导出',
    key_scope: '权限',
    key_life: '有效期',
    key_make: '新建密钥',
    key_made: '请立即复制密钥，它只显示这一次。',
    key_revoke: '吊销',
    key_revoke_name: '吊销“{{name}}”',
    scope: { full: '读取和修改', read: '仅读取' },
    life: { '30': '30 天', '90': '90 天', '365': '一年', never: '永不过期' },
    used: '最近使用：{{when}}',
    never_used: '从未使用',
    expires: '到期：{{when}}',
    password: '密码',
    password_lead: '至少 10 个字符。更改后所有会话都会结束，需要重新登录。',
    password_new: '新密码',
    password_set: '更改密码',
  },
  mailbox: {
    captured: '尚未配置邮件服务器：邮件保存在这里，不会发给任何人。',
    none: '还没有邮件',
    none_text: '智能体发送的邮件会显示在这里。',
    choose: '选择一封邮件',
    back: '所有邮件',
    from: '发件人',
    to: '收件人',
    date: '时间',
  },
}
