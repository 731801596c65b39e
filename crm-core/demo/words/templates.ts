export interface TemplateWords {
  readonly name: string
  readonly locale: 'en' | 'zh'
  readonly aliases: readonly string[]
  readonly subject: string
  readonly text_body: string
}

/** Names are the same in both languages; the recipient's language decides which one is taken. */
export const templateWords: readonly TemplateWords[] = [
  {
    name: 'welcome',
    locale: 'en',
    aliases: ['welcome e-mail', 'welcome email', 'welcome mail', 'introduction'],
    subject: 'Welcome, {{first_name}}',
    text_body:
      'Hello {{first_name}},\n\nthank you for your interest in Northwind Cloud. I look after {{company}} and would like to learn what you plan and move today.\n\nWould a short call this week suit you? Just answer this mail with a time.\n\nBest regards\n{{sender_name}}',
  },
  {
    name: 'welcome',
    locale: 'zh',
    aliases: ['欢迎', '欢迎邮件', '欢迎信'],
    subject: '{{full_name}}，欢迎了解北风云',
    text_body:
      '{{full_name}}您好：\n\n感谢您关注北风云。我负责对接{{company}}，想了解贵司目前的计划与物流方式。\n\n本周方便通个电话吗？直接回复时间即可。\n\n此致\n{{sender_name}}',
  },
  {
    name: 'follow_up',
    locale: 'en',
    aliases: ['follow-up', 'follow up', 'followup'],
    subject: 'Next step for {{company}}',
    text_body:
      'Hello {{first_name}},\n\nI would like to follow up on our last conversation. Is there anything you still need from us to decide?\n\nBest regards\n{{sender_name}}',
  },
  {
    name: 'follow_up',
    locale: 'zh',
    aliases: ['跟进', '跟进邮件', '回访'],
    subject: '{{company}}后续沟通',
    text_body:
      '{{full_name}}您好：\n\n想跟进一下我们上次的沟通。做决定之前，您还需要我们提供什么？\n\n此致\n{{sender_name}}',
  },
  {
    name: 'meeting',
    locale: 'en',
    aliases: ['meeting invitation', 'invitation', 'meeting request'],
    subject: 'A meeting with {{company}}',
    text_body:
      'Hello {{first_name}},\n\nI would like to meet for half an hour and go through the open points. Which day suits you?\n\nBest regards\n{{sender_name}}',
  },
  {
    name: 'meeting',
    locale: 'zh',
    aliases: ['会议', '会议邀请', '约会议'],
    subject: '与{{company}}约个会议',
    text_body: '{{full_name}}您好：\n\n想约您半小时过一下待确认的事项，哪天方便？\n\n此致\n{{sender_name}}',
  },
  {
    name: 'thank_you',
    locale: 'en',
    aliases: ['thank you', 'thanks', 'thank-you'],
    subject: 'Thank you, {{first_name}}',
    text_body:
      'Hello {{first_name}},\n\nthank you for your time and the open words. I will come back with what we agreed.\n\nBest regards\n{{sender_name}}',
  },
  {
    name: 'thank_you',
    locale: 'zh',
    aliases: ['感谢', '感谢信', '致谢', '感谢邮件'],
    subject: '感谢您，{{full_name}}',
    text_body:
      '{{full_name}}您好：\n\n感谢您抽出时间坦诚交流。约定的事项我会尽快落实。\n\n此致\n{{sender_name}}',
  },
  {
    name: 'renewal',
    locale: 'en',
    aliases: ['renewal reminder', 'renew'],
    subject: 'Your renewal at {{company}}',
    text_body:
      'Hello {{first_name}},\n\nthe contract of {{company}} comes up for renewal. I have prepared what changed over the year and would like to go through it with you.\n\nBest regards\n{{sender_name}}',
  },
  {
    name: 'renewal',
    locale: 'zh',
    aliases: ['续约', '续费', '续约提醒'],
    subject: '{{company}}续约事宜',
    text_body:
      '{{full_name}}您好：\n\n{{company}}的合同即将到期。我整理了这一年的变化，想和您过一遍续约方案。\n\n此致\n{{sender_name}}',
  },
]
