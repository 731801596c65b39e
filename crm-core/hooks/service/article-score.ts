import { KnowledgeArticle } from '../../objects/service/knowledge-article.ts'
import { Hook } from '../hook.ts'

/** How many of those who voted were helped. */
export const articleScore = Hook.create(KnowledgeArticle, 'article-score', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set, reject }) {
    if (!changed('helpful_count', 'vote_count')) return
    const helpful = record.helpful_count ?? 0
    const votes = record.vote_count ?? 0
    if (helpful > votes) reject('out_of_range', 'helpful_count', { min: 0, max: votes })
    else set('helpful_rate', votes === 0 ? null : Math.round((helpful / votes) * 1000) / 10)
  },
})
