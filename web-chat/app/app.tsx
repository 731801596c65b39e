import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router'
import { ChatPage } from './features/chat/chat-page.tsx'
import { Shell } from './features/layout/shell.tsx'
import { RequireSession } from './features/session/require-session.tsx'
import { queryClient } from './lib/query-client.ts'

const SignInPage = lazy(() => import('./features/session/sign-in-page.tsx'))
const ApprovalsPage = lazy(() => import('./features/approvals/approvals-page.tsx'))
const MailboxPage = lazy(() => import('./features/mailbox/mailbox-page.tsx'))
const SettingsPage = lazy(() => import('./features/settings/settings-page.tsx'))
const DataArea = lazy(() => import('./features/data/data-area.tsx'))
const ModelsArea = lazy(() => import('./features/predictions/pages/models-area.tsx'))
const RecordsPage = lazy(() => import('./features/records/records-page.tsx'))

/** The pages and who may see them. Chat and sign-in come with the first load, the others when they are opened. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <Routes>
          <Route
            path="/sign-in"
            element={
              <Suspense>
                <SignInPage />
              </Suspense>
            }
          />
          <Route element={<RequireSession />}>
            <Route element={<Shell />}>
              <Route index element={<ChatPage />} />
              <Route path="c/:thread_id" element={<ChatPage />} />
              <Route path="approvals" element={<ApprovalsPage />} />
              <Route path="mailbox" element={<MailboxPage />} />
              <Route path="settings" element={<SettingsPage />} />
              <Route path="data/*" element={<DataArea />} />
              <Route path="models/*" element={<ModelsArea />} />
              <Route path="records/:object?" element={<RecordsPage />} />
            </Route>
          </Route>
          <Route path="*" element={<Navigate to="/" replace />} />
        </Routes>
      </BrowserRouter>
    </QueryClientProvider>
  )
}
