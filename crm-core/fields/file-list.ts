import { jsonb } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { jsonCell, jsonToCell } from './cells.ts'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { presence } from './operators.ts'

export interface FileListOptions extends FieldOptions {
  readonly max_files?: number
  readonly max_bytes?: number
  /** MIME types that are taken, such as `application/pdf` or `image/*`; all when left out. */
  readonly accept?: readonly string[]
}
/** Files by what is known of them; the bytes lie in the file store under `key`. */
export const fileList = <const O extends FileListOptions>(options: O) => {
  const file = z.object({
    key: z.string().min(1).max(255),
    name: z.string().min(1).max(255),
    type: z
      .string()
      .regex(/^[\w.+-]+\/[\w.+-]+$/)
      .refine((type) => accepts(options.accept, type)),
    size: z
      .int()
      .nonnegative()
      .max(options.max_bytes ?? 25_000_000),
  })
  return defineField<readonly z.output<typeof file>[], O>(options, {
    kind: 'fileList',
    ui: 'files',
    measures: 'none',
    fromCell: jsonCell,
    toCell: jsonToCell,
    expected: expectedOf(options),
    files: true,
    schema: z.array(file).max(options.max_files ?? 20),
    operators: presence,
    columns: (name) => ({ [name]: jsonb(name) }),
  })
}

const accepts = (accept: readonly string[] | undefined, type: string): boolean =>
  !accept || accept.some((one) => one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))))

function expectedOf({ accept, max_files = 20, max_bytes = 25_000_000 }: FileListOptions) {
  const types = accept?.join(', ')
  const size = `${Math.round(max_bytes / 100_000) / 10} MB`
  return {
    en: `a list of at most ${max_files} files of up to ${size}${types ? ` (${types})` : ''}`,
    zh: `最多 ${max_files} 个文件的列表，每个不超过 ${size}${types ? `（${types}）` : ''}`,
  }
}
