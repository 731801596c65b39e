import { z } from 'zod'
import { recordRef, recordRefs } from '../kit/schemas.ts'

/** Arguments shared by drafting and sending: to whom, and either a template or words. */
export const mailInput = z
  .object({
    to: recordRefs.describe(
      'Leads, contacts or users. One message each; never several people in one message.',
    ),
    template: z
      .string()
      .max(100)
      .optional()
      .describe('Name of an e-mail template (welcome, follow_up, …), instead of subject and body.'),
    subject: z.string().min(1).max(300).optional(),
    body: z.string().min(1).max(20_000).optional().describe('Plain text or markdown.'),
    template_id: z.uuid().optional(),
    related_to: recordRef.optional().describe('The deal or account that the message is about.'),
  })
  .strict()
export type MailInput = z.output<typeof mailInput>
