import { z } from 'zod'
import { defineTool } from '../kit/define-tool.ts'
import { recordRefs } from '../kit/schemas.ts'
import type { ToolContext } from '../kit/types.ts'
import { createChild, perRelated, relatedOf } from './child-record.ts'
import { relatedValues } from './related.ts'

const input = z
  .object({
    subject: z.string().min(1).max(255),
    due_date: z.iso.date().optional(),
    priority: z.string().optional().describe('low, normal, high or urgent.'),
    related_to: recordRefs
      .optional()
      .describe('The lead, contact, account or deal it is about; several make one task each.'),
    assigned_to: z.string().optional().describe('User id, or me. Left out: me.'),
    reminder_at: z.iso.datetime({ offset: true }).optional(),
    description: z.string().max(10_000).optional(),
  })
  .strict()
type Input = z.output<typeof input>

/** Creates a task, or one for each related record. */
export const createTask = defineTool({
  name: 'create_task',
  effect: 'write',
  label: { en: 'Create a task', zh: '新建任务' },
  description:
    'Creates a task with a due date, for the actor unless assigned_to says otherwise. related_to with several records makes one task each.',
  input,
  expand: perRelated,
  async preview(args, { crm }) {
    const { changes } = await crm.preview('task', taskValues(args, { crm }))
    return { kind: 'change', object: 'task', target: null, changes }
  },
  run: (args, context) =>
    createChild(
      'task',
      taskValues(args, context),
      relatedOf(args),
      (subject, about) => ({
        en: `Created task “${subject}”${about ? ` for ${about}` : ''}${args.due_date ? `, due ${args.due_date}` : ''}.`,
        zh: `已新建任务“${subject}”${about ? `（${about}）` : ''}${args.due_date ? `，截止 ${args.due_date}` : ''}。`,
      }),
      context,
    ),
})

/** A task belongs to whoever is to do it. */
function taskValues(
  { related_to, assigned_to, ...values }: Input,
  { crm }: Pick<ToolContext, 'crm'>,
): Record<string, unknown> {
  const assignee = assigned_to === undefined || assigned_to === 'me' ? crm.actor.user_id : assigned_to
  return {
    ...values,
    ...relatedValues(crm, 'task', relatedOf({ related_to })),
    assigned_to: assignee,
    owner_id: assignee,
  }
}
