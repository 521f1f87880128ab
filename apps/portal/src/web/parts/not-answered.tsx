import { type ReactNode, useState } from 'react'
import { type MessageKey, useWords } from '../language.tsx'
import { Notice } from './notice.tsx'

/** The server didn't answer, or not in time: says so, and asks again when it is told to. */
export function NotAnswered({
  again,
  title = 'me.offline',
  kind = 'bad',
  children,
}: {
  /** Asks again; resolves when there is an answer, or none again. */
  readonly again: () => Promise<unknown>
  readonly title?: MessageKey
  /** `warn` where what the page is for is there all the same. */
  readonly kind?: 'bad' | 'warn'
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const ask = async (): Promise<void> => {
    setAsking(true)
    await again().finally(() => setAsking(false))
  }
  return (
    <Notice
      kind={kind}
      title={t(title)}
      live
      action={
        <button
          type="button"
          className="button"
          aria-disabled={asking || undefined}
          onClick={() => !asking && void ask()}
        >
          {t(asking ? 'frame.loading' : 'frame.again')}
        </button>
      }
    >
      {children}
    </Notice>
  )
}
