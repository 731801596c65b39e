import { AgentSkill } from './agent-skill.ts'
import { BusinessHours } from './business-hours.ts'
import { Case } from './case.ts'
import { CaseComment } from './case-comment.ts'
import { EmailToCase } from './email-to-case.ts'
import { EscalationRule } from './escalation-rule.ts'
import { ForumPost } from './forum-post.ts'
import { ForumTopic } from './forum-topic.ts'
import { Holiday } from './holiday.ts'
import { HolidayCalendar } from './holiday-calendar.ts'
import { KnowledgeArticle } from './knowledge-article.ts'
import { PortalUser } from './portal-user.ts'
import { Queue } from './queue.ts'
import { QueueMember } from './queue-member.ts'
import { RoutingRule } from './routing-rule.ts'
import { Skill } from './skill.ts'
import { SlaMilestone } from './sla-milestone.ts'
import { SlaPolicy } from './sla-policy.ts'
import { SlaTemplate } from './sla-template.ts'
import { SocialMediaCase } from './social-media-case.ts'
import { WebToCase } from './web-to-case.ts'

/** Helping customers, and the times promised to them. */
export const serviceObjects = {
  case: Case,
  case_comment: CaseComment,
  queue: Queue,
  queue_member: QueueMember,
  routing_rule: RoutingRule,
  escalation_rule: EscalationRule,
  skill: Skill,
  agent_skill: AgentSkill,
  sla_policy: SlaPolicy,
  sla_template: SlaTemplate,
  sla_milestone: SlaMilestone,
  business_hours: BusinessHours,
  holiday_calendar: HolidayCalendar,
  holiday: Holiday,
  knowledge_article: KnowledgeArticle,
  forum_topic: ForumTopic,
  forum_post: ForumPost,
  portal_user: PortalUser,
  email_to_case: EmailToCase,
  web_to_case: WebToCase,
  social_media_case: SocialMediaCase,
}
