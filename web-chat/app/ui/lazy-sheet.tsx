import { lazy, Suspense } from 'react'
import type Sheet from './sheet.tsx'

const load = () => import('./sheet.tsx')
const Loaded = lazy(load)

/** A sheet that is fetched when it is first opened. */
export function LazySheet(props: Parameters<typeof Sheet>[0]) {
  if (!props.open) return null
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  )
}
