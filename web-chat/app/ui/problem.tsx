import { RotateCw, TriangleAlert } from 'lucide-react'
import { ClientError } from '#client'
import { useWords } from '../i18n/index.ts'
import { cn } from '../lib/cn.ts'
import { Button } from './button.tsx'

export interface ProblemProps {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly className?: string
}

/** A failure in words, with its issues and a way to try again. */
export function Problem({ error, onRetry, className }: ProblemProps) {
  const { t } = useWords()
  const words = useProblemWords()(error)
  return (
    <div
      role="alert"
      className={cn(
        'flex items-start gap-3 rounded-xl bg-bad-soft px-4 py-3 text-bad animate-appear',
        className,
      )}
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p>{words.text}</p>
        {words.issues.length > 0 && (
          <ul className="mt-1 list-disc ps-4">
            {words.issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        )}
      </div>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          <RotateCw />
          {t('common.retry')}
        </Button>
      )}
    </div>
  )
}

/** Turns whatever was thrown into words: the server's own in the reader's language where it spoke. */
function useProblemWords(): (error: unknown) => { text: string; issues: readonly string[] } {
  const { t } = useWords()
  return (error) => {
    if (!(error instanceof ClientError)) return { text: t('problem.unknown'), issues: [] }
    const { detail, issues, request_id } = error.problem
    if (error.code === 'unavailable' && request_id === '')
      return { text: t('problem.unreachable'), issues: [] }
    return { text: detail, issues: issues.map((issue) => issue.message) }
  }
}
