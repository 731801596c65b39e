import { z } from 'zod'
import { ForumPost } from '../../objects/service/forum-post.ts'
import { derive } from '../derive.ts'
import { Hook } from '../hook.ts'

/** How many posts there are and when the last came follows from the posts, and is nobody's to edit. */
const counts = `
  update forum_topic t set post_count = posts.n, last_post_at = posts.last
  from (select topic.id, count(p.id)::int as n, max(p.created_at) as last
    from forum_topic topic left join forum_post p on p.forum_topic_id = topic.id and p.deleted_at is null
    where topic.id = any($1::uuid[]) group by topic.id) posts
  where t.id = posts.id and (t.post_count, t.last_post_at) is distinct from (posts.n, posts.last)
  returning t.id`
/** A status may be set by hand too; what an answer makes of it is a change with its trail. */
const answers = `
  select t.id, case when posts.answered then 'answered' else 'open' end as status
  from forum_topic t cross join lateral (select coalesce(bool_or(p.is_answer), false) as answered from forum_post p
    where p.forum_topic_id = t.id and p.deleted_at is null) posts
  where t.id = any($1::uuid[]) and (t.status = 'open' and posts.answered or t.status = 'answered' and not posts.answered)`
const shape = z.array(z.object({ id: z.string(), status: z.string() }))

/** A topic says how many posts it has, when the last came, and whether one answers it. */
export const topicPosts = Hook.create(ForumPost, 'topic-posts', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async alongside(writes, doing) {
    const topics = writes.flatMap(({ record, before }) => [record.forum_topic_id, before?.forum_topic_id])
    const ids = [...new Set(topics)].filter((id) => id !== undefined)
    await derive(doing, 'forum_topic', counts, ids)
    const { rows } = await doing.tx.query(answers, [ids])
    for (const { id, status } of shape.parse(rows)) doing.follow('forum_topic', id, { status })
  },
})
