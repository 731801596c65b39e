import { jsonb } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { jsonCell, jsonToCell } from './cells.ts'
import { defineField } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { presence } from './operators.ts'

export interface FileListOptions extends FieldOptions {
  readonly max_files?: number
  readonly max_bytes?: number
}
/** Files by what is known of them; the bytes lie in the file store under `key`. */
export const fileList = <const O extends FileListOptions>(options: O) => {
  const file = z.object({
    key: z.string().min(1).max(255),
    name: z.string().min(1).max(255),
    type: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
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
    expected: { en: 'a list of files', zh: '文件列表' },
    schema: z.array(file).max(options.max_files ?? 20),
    operators: presence,
    columns: (name) => ({ [name]: jsonb(name) }),
  })
}
