import type { FastifySchemaCompiler } from 'fastify'
import { z } from 'zod'
import type { Language } from '#crm-core/contract'

const words = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError }

export interface ShapeIssue {
  readonly at: string
  readonly message: string
}

/** A body, query or address that does not have the shape of its route. */
export class RequestShapeError extends Error {
  readonly #judge: (language: Language) => z.core.$ZodIssue[]
  constructor(judge: (language: Language) => z.core.$ZodIssue[]) {
    super('The request does not have the shape of its route.')
    this.name = 'RequestShapeError'
    this.#judge = judge
  }
  /** Judged again in the reader's language, which is not known while the request is parsed. */
  issues(language: Language): ShapeIssue[] {
    return this.#judge(language).flatMap((issue) => leaves(issue, []))
  }
}

/** Parses requests with the zod schemas of their routes. */
export const shapeCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const parsed = schema.safeParse(data)
    if (parsed.success) return { value: parsed.data }
    const judge = (language: Language) =>
      schema.safeParse(data, { error: words[language] }).error?.issues ?? []
    return { error: new RequestShapeError(judge) }
  }

/** "Invalid input" of a union helps nobody; the branch that was understood furthest tells what is wrong. */
function leaves(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): ShapeIssue[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const furthest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? []
    return furthest.flatMap((inner) => leaves(inner, path))
  }
  return [{ at: path.map(String).join('.'), message: issue.message }]
}

/** A branch whose literals and keys fit fails deeper inside than one that was not meant. */
function depth(issues: readonly z.core.$ZodIssue[]): number {
  const strangers = issues.filter((issue) => issue.code === 'unrecognized_keys').length
  return Math.max(0, ...issues.map((issue) => issue.path.length)) - strangers
}
