import type { Seconds } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import { useView } from '../view.ts'
import { Moment } from './moment.tsx'

/** "in 15 minutes (21 Nov 2026, 14:05 UTC)": how long it takes, and the moment itself, with its time zone. */
export function In({ until }: { until: Seconds }): ReactNode {
  const { t, page } = useView()
  const minutes = Math.max(1, Math.ceil((until - page.now) / 60))
  return (
    <>
      <b>{t('throttled.minutes', { minutes })}</b> (<Moment at={until} />)
    </>
  )
}

/** "That is from …": the moment, after a sentence that said how long it takes. Nothing where nobody waits. */
export function From({ until }: { until: Seconds | null }): ReactNode {
  const { t } = useView()
  return until === null ? null : <span>{t.parts('throttled.from', { time: <Moment key="time" at={until} /> })}</span>
}
