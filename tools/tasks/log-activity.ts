import { z } from 'zod'
import { defineTool } from '../kit/define-tool.ts'
import { recordRefs } from '../kit/schemas.ts'
import type { ToolContext } from '../kit/types.ts'
import { createChild, perRelated, relatedOf } from './child-record.ts'
import { relatedValues } from './related.ts'

const input = z
  .object({
    type: z.string().describe('call, meeting, visit, email, message or note.'),
    subject: z.string().min(1).max(255),
    description: z.string().max(10_000).optional(),
    related_to: recordRefs.optional().describe('Whom or what it was with: lead, contact, account or deal.'),
    activity_date: z.string().optional().describe('ISO date or time; now when left out.'),
    duration_minutes: z.int().min(0).max(1440).optional(),
    outcome: z.string().optional(),
    direction: z.string().optional(),
  })
  .strict()
type Input = z.output<typeof input>

/** Logs a call, meeting or other touch that has happened. */
export const logActivity = defineTool({
  name: 'log_activity',
  effect: 'write',
  label: { en: 'Log an activity', zh: '记录活动' },
  description:
    'Logs something that has happened: a call, a meeting, a visit. For something still to do use create_task.',
  input,
  expand: perRelated,
  async preview(args, context) {
    const { changes } = await context.crm.preview('activity', activityValues(args, context))
    return { kind: 'change', object: 'activity', target: null, changes }
  },
  run: (args, context) =>
    createChild(
      'activity',
      activityValues(args, context),
      relatedOf(args),
      (subject, about) => ({
        en: `Logged “${subject}”${about ? ` with ${about}` : ''}.`,
        zh: `已记录活动“${subject}”${about ? `（${about}）` : ''}。`,
      }),
      context,
    ),
})

function activityValues(
  { related_to, ...values }: Input,
  { crm, clock }: Pick<ToolContext, 'crm' | 'clock'>,
): Record<string, unknown> {
  return {
    ...values,
    ...relatedValues(crm, 'activity', relatedOf({ related_to })),
    activity_date: values.activity_date ?? clock.now().toISOString(),
  }
}
