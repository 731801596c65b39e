import { lazy, Suspense } from 'react'
import type { RunState } from '#client'
import { useObjects } from '../../records/queries.ts'
import { briefReply } from '../brief-reply.ts'

const Markdown = lazy(() => import('../markdown.tsx'))

/** The words of a run, less what its cards show already. */
export function Reply({ text, run }: { text: string; run: RunState }) {
  const { data: objects = [] } = useObjects()
  const brief = briefReply(text, run, objects)
  if (brief === '') return null
  return (
    <Suspense fallback={<p className="whitespace-pre-wrap">{brief}</p>}>
      <Markdown text={brief} />
    </Suspense>
  )
}
