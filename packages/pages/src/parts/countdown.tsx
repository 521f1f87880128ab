import type { Seconds } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/** Waits for something that happens elsewhere. */
export interface WaitProps {
  readonly expiresAt: Seconds
  /** How long the whole takes, for the bar. */
  readonly lifetimeSeconds: number
  /** Absent where nothing happens elsewhere: then there is only time to count. */
  readonly eventsHref?: string
  /** In words, e.g. "Waiting for approval". */
  readonly waiting: string
}

/**
 * The bar and the time left; the script listens, counts down and moves on, without it the page refreshes
 * itself.
 */
export function Wait({ expiresAt, lifetimeSeconds, eventsHref, waiting }: WaitProps): ReactNode {
  const { t, page } = useView()
  const left = Math.max(0, expiresAt - page.now)
  return (
    <div
      className="waiting"
      data-lp-wait
      data-events={eventsHref}
      data-next={page.path}
      data-left={left}
      data-lasts={lifetimeSeconds}
    >
      <progress max={lifetimeSeconds} value={left} data-lp-bar aria-label={t('wait.left')} />
      <p>
        {t.parts('wait.remaining', {
          waiting,
          time: (
            <span key="time" data-lp-countdown>
              {t.format.duration(left)}
            </span>
          ),
        })}
      </p>
    </div>
  )
}
