import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useWords } from '../../i18n/index.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PageHeader } from '../layout/page-header.tsx'
import { useMe } from '../session/queries.ts'
import { keepDraft } from './drafts.ts'
import { useThreads } from '../threads/queries.ts'
import { Composer } from './composer.tsx'
import { isRunning } from './conversation.ts'
import { startConversation, useConversation } from './conversations.ts'
import { Welcome } from './welcome.tsx'

const TurnList = lazy(() => import('./turn-list.tsx'))

/** A conversation, or the place where a new one begins. */
export function ChatPage() {
  const { thread_id } = useParams()
  return thread_id ? <ThreadPage key={thread_id} thread_id={thread_id} /> : <NewThreadPage />
}

function NewThreadPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { user_id } = useMe()
  const begin = useMutation({
    mutationFn: startConversation,
    onSuccess: (id) => navigate(`/c/${id}`),
    // What could not be sent stays where it was typed.
    onError: (_, text) => keepDraft(user_id, null, text),
  })
  useTitle(t('chat.new'))
  return (
    <>
      <PageHeader title={t('chat.new')} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Welcome onPick={(text) => begin.mutate(text)} />
        {begin.error && <Problem error={begin.error} className="mx-auto max-w-2xl" />}
      </div>
      <Composer
        key={begin.failureCount}
        thread_id={null}
        history={[]}
        running={false}
        busy={begin.isPending}
        onSend={(text) => begin.mutate(text)}
      />
    </>
  )
}

function ThreadPage({ thread_id }: { thread_id: string }) {
  const { t } = useWords()
  const { conversation, state } = useConversation(thread_id)
  const listed = useThreads().data?.find((thread) => thread.id === thread_id)?.title
  const title = listed || state.title || t('threads.untitled')
  const running = isRunning(state.turns.at(-1))
  useTitle(title)
  return (
    <>
      <PageHeader title={title} />
      {state.status === 'failed' && (
        <div className="flex-1 p-5">
          <Problem
            error={state.problem}
            onRetry={() => void conversation.load()}
            className="mx-auto max-w-2xl"
          />
        </div>
      )}
      {state.status === 'loading' && <Loading />}
      {state.status === 'ready' && (
        <Suspense fallback={<Loading />}>
          <TurnList conversation={conversation} turns={state.turns} />
        </Suspense>
      )}
      <Composer
        key={state.refused}
        thread_id={thread_id}
        history={state.turns.map((turn) => turn.text)}
        running={running}
        busy={state.status !== 'ready'}
        onSend={(text) => void conversation.send(text)}
        onStop={() => conversation.stop()}
      />
    </>
  )
}

const Loading = () => <Skeleton lines={6} className="mx-auto w-full max-w-3xl flex-1 p-8" />
