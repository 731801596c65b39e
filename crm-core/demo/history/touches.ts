import type { Random } from '../random.ts'
import { logistic, weighted } from './chance.ts'
import type { Story } from './story.ts'
import type { HistoryWorld } from './world.ts'

/** Enters an activity when it has happened. The warmer somebody is, the more often they call, come and agree. */
export function touch(
  world: HistoryWorld,
  random: Random,
  about: Story,
  at: number,
  warmth: number,
  n: number,
): void {
  const inbound = random.chance(logistic(warmth - 1.2))
  const type = weighted(random, [
    ['call', 5],
    ['message', 2],
    ['meeting', Math.exp(0.6 * warmth)],
    ['visit', 0.5],
  ])
  const outcome = weighted(random, [
    ['successful', Math.exp(0.5 * warmth)],
    ['follow_up', 1.2],
    ['no_answer', inbound ? 0 : Math.exp(-0.5 * warmth)],
    ['unsuccessful', 0.4 * Math.exp(-0.4 * warmth)],
  ])
  const ends: Readonly<Record<string, string>> =
    about.object === 'lead'
      ? { who_id: about.id, who_type: 'lead' }
      : { what_id: about.id, what_type: about.object }
  world.tell('activity', `${about.id}/${n}`, about.owner_id, at, {
    ...ends,
    subject: `${type} ${n + 1}`,
    type,
    outcome,
    direction: inbound ? 'inbound' : 'outbound',
    activity_date: new Date(Math.floor(at)).toISOString(),
    duration_minutes: outcome === 'no_answer' ? 1 : random.int(1, 9) * 5,
  })
}

/** A mail between somebody and the sales team; the warmer they are, the more often it is they who write. */
export function mail(
  world: HistoryWorld,
  random: Random,
  about: Story,
  at: number,
  warmth: number,
  n: number,
): void {
  const inbound = random.chance(logistic(warmth - 1))
  const ends: Readonly<Record<string, string>> =
    about.object === 'lead'
      ? { to_id: about.id, to_object: 'lead' }
      : { related_id: about.id, related_object: about.object }
  const addresses = ['them@history.test', 'us@history.test'] as const
  world.tell('email', `${about.id}/${n}`, about.owner_id, at, {
    ...ends,
    subject: `Mail ${n + 1}`,
    status: 'sent',
    direction: inbound ? 'inbound' : 'outbound',
    message_id: `<${about.id}.${n}@history.test>`,
    from_address: inbound ? addresses[0] : addresses[1],
    to_address: inbound ? addresses[1] : addresses[0],
    sent_at: new Date(Math.floor(at)).toISOString(),
  })
}
