import { ForumPost } from '../../objects/service/forum-post.ts'
import { Hook } from '../hook.ts'

/** A topic says how many posts it has, when the last came, and whether one answers it. */
export const topicPosts = Hook.create(ForumPost, 'topic-posts', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async alongside(writes, { tx }) {
    const topics = writes.flatMap(({ record, before }) => [record.forum_topic_id, before?.forum_topic_id])
    const ids = [...new Set(topics)].filter((id) => id !== undefined)
    await tx.query(
      `update forum_topic t set post_count = posts.n, last_post_at = posts.last,
         status = case when t.status = 'open' and posts.answered then 'answered'
           when t.status = 'answered' and not posts.answered then 'open' else t.status end
       from (select topic.id, count(p.id)::int as n, max(p.created_at) as last, coalesce(bool_or(p.is_answer), false) as answered
         from forum_topic topic left join forum_post p on p.forum_topic_id = topic.id and p.deleted_at is null
         where topic.id = any($1::uuid[]) group by topic.id) posts
       where t.id = posts.id`,
      [ids],
    )
  },
})
