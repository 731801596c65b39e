import { articleStatuses, KnowledgeArticle } from '../../objects/service/knowledge-article.ts'
import { Hook } from '../hook.ts'
import { transitions } from '../transitions.ts'

/** An article is reviewed before it is read by all. */
export const articleTransitions = transitions(KnowledgeArticle, {
  from: {
    draft: ['in_review', 'archived'],
    in_review: ['draft', 'published'],
    published: ['archived', 'draft'],
    archived: ['draft'],
  },
})

/** Whoever leads publishes; the article says since when it may be read. */
export const articlePublishing = Hook.create(KnowledgeArticle, 'article-publishing', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set, reject, actor, now }) {
    if (!changed('status')) return
    if (record.status === 'published') {
      const to = articleStatuses.find(({ code }) => code === 'published')?.label[actor.language] ?? ''
      if (actor.role !== 'admin' && actor.role !== 'manager') reject('needs_manager', 'status', { to })
      if (record.content === null) reject('required', 'content')
      set('published_at', now.toISOString())
    } else if (record.status !== 'archived') set('published_at', null)
  },
})
