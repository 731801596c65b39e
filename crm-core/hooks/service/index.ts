import { Case } from '../../objects/service/case.ts'
import { ForumPost } from '../../objects/service/forum-post.ts'
import type { Hook } from '../hook.ts'
import { noCycle } from '../no-cycles.ts'
import { articleScore } from './article-score.ts'
import { articlePublishing, articleTransitions } from './article-workflow.ts'
import { caseClosing } from './case-closing.ts'
import { caseRouting } from './case-routing.ts'
import { caseSlaClock } from './case-sla-clock.ts'
import { firstResponse } from './first-response.ts'
import { topicPosts } from './topic-posts.ts'
import { validHours } from './valid-hours.ts'

/** The rules of the service desk. */
export const serviceHooks: readonly Hook[] = [
  articlePublishing,
  articleScore,
  articleTransitions,
  caseClosing,
  caseRouting,
  caseSlaClock,
  firstResponse,
  noCycle(Case, 'parent_case_id'),
  noCycle(ForumPost, 'parent_post_id'),
  topicPosts,
  validHours,
]
