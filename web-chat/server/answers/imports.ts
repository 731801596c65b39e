import { z } from 'zod'
import { errorTable, errorWords, importStatuses, matchRules } from '#crm-core/contract'
import type {
  ErrorCode,
  ImportColumn,
  ImportCounts,
  ImportIssue,
  ImportOptions,
  ImportPreview,
  ImportRun,
  Language,
} from '#crm-core/contract'
import { fieldValue, time } from './common.ts'

const count = z.number().int()
const counts: z.ZodType<ImportCounts> = z
  .strictObject({ read: count, created: count, updated: count, skipped: count, failed: count })
  .meta({ id: 'ImportCounts' })
const column: z.ZodType<ImportColumn> = z
  .strictObject({ column: z.string(), field: z.string().nullable(), samples: z.array(z.string()) })
  .meta({ id: 'ImportColumn', description: 'A column of the file and the field that it goes to' })
export const importOptions: z.ZodType<ImportOptions> = z
  .strictObject({
    dedupe: z.array(z.string().max(100)).max(5).optional(),
    on_match: z.enum(matchRules).optional(),
    create_missing: z.array(z.string().max(100)).max(50).optional(),
    blank: z.enum(['keep', 'clear']).optional(),
    date_order: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  })
  .meta({ id: 'ImportOptions' })

export const importRun: z.ZodType<ImportRun> = z
  .strictObject({
    id: z.string(),
    object: z.string(),
    file_name: z.string(),
    status: z.enum(importStatuses),
    columns: z.array(column),
    options: importOptions,
    rows: count,
    counts,
    error: z.string().nullable(),
    created_at: time,
    started_at: time.nullable(),
    finished_at: time.nullable(),
    revert_until: time.nullable(),
    reverted: z.strictObject({ undone: count, kept: count }),
  })
  .meta({ id: 'Import' })
export const importRuns: z.ZodType<readonly ImportRun[]> = z.array(importRun)

/** An issue as it crosses HTTP: with its words. */
export interface WordedImportIssue {
  readonly row: number
  readonly column: string | null
  readonly at: string
  readonly code: ErrorCode
  readonly message: string
}
const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code)
const issue: z.ZodType<WordedImportIssue> = z
  .strictObject({
    row: count,
    column: z.string().nullable(),
    at: z.string(),
    code: z.string().refine(isCode),
    message: z.string(),
  })
  .meta({ id: 'ImportIssue', description: 'What is wrong with a cell; rows count as a spreadsheet does' })
export const importIssues = z
  .strictObject({ items: z.array(issue), next_cursor: z.string().nullable() })
  .meta({ id: 'ImportIssues' })

export interface WordedPreview extends Omit<ImportPreview, 'issues'> {
  readonly issues: readonly WordedImportIssue[]
}
export const importPreview: z.ZodType<WordedPreview> = z
  .strictObject({
    counts,
    issues: z.array(issue),
    issue_count: count,
    sample: z.array(z.record(z.string(), fieldValue)),
  })
  .meta({ id: 'ImportPreview' })

export const worded =
  (language: Language) =>
  ({ row, column, at, code, params }: ImportIssue): WordedImportIssue => ({
    row,
    column,
    at,
    code,
    message: errorWords(code, { field: at, ...params }, language),
  })
