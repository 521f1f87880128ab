import type { Seconds } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import { useView } from '../view.ts'
import { Ago, Day } from './moment.tsx'

/** When something that signs in was last used, if it was, and when it was added. */
export function Used({ lastUsedAt, createdAt }: { lastUsedAt: Seconds | null; createdAt: Seconds }): ReactNode {
  const { t } = useView()
  const when = <Day key="when" at={createdAt} />
  return (
    <p className="soft">
      {lastUsedAt === null
        ? t.parts('item.unused', { when })
        : t.parts('item.used', { when, ago: <Ago key="ago" at={lastUsedAt} /> })}
    </p>
  )
}
