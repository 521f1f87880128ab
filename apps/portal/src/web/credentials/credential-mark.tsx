import { lazy, Suspense } from 'react'

const Mark = lazy(() => import('./mark.tsx'))

/** What lists and attached entries show of a credential: its seal in a line, and the way to it. */
export function CredentialMark({ fileId }: { readonly fileId: string }) {
  return (
    <Suspense fallback={null}>
      <Mark fileId={fileId} />
    </Suspense>
  )
}
