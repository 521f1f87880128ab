import type { ApprovalRequest } from '@laissez-passer/mobile-crypto'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Outcome } from './decision.tsx'
import type { PhoneStore } from './phone-store.ts'

/** The decision that is open, or how the last one ended. */
export interface Decisions {
  readonly current: ApprovalRequest | null
  readonly outcome: Outcome | null
  /** Requests waiting behind the current one. */
  readonly more: number
  /** An answer is on its way. */
  readonly answering: (answering: boolean) => void
  /** The open decision ended; null: nothing is to be said about it. */
  readonly end: (outcome: Outcome | null) => void
  /** The outcome was read. */
  readonly close: () => void
}

/**
 * One decision at a time: the oldest request opens by itself and stays until it is decided or over; the
 * others wait. A request that comes while an outcome is being read opens by itself too, one that waited
 * already does so afterwards.
 */
export function useDecisions(phone: PhoneStore, requests: readonly ApprovalRequest[]): Decisions {
  const [current, setCurrent] = useState<ApprovalRequest | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const waiting = useRef<ReadonlySet<string>>(new Set())
  const answering = useRef(false)

  useEffect(() => {
    if (current) {
      // Answered or cancelled elsewhere. While our own answer is on its way, this is only its echo.
      if (!answering.current && !requests.some(({ id }) => id === current.id)) {
        setCurrent(null)
        setOutcome('answered')
      }
      return
    }
    const next = requests.find(({ id }) => outcome === null || !waiting.current.has(id))
    if (!next) return
    setOutcome(null)
    setCurrent(next)
  }, [requests, current, outcome])

  const actions = useMemo(
    () => ({
      answering: (on: boolean) => {
        answering.current = on
      },
      end: (ended: Outcome | null) => {
        setCurrent((before) => {
          if (before) phone.settle(before.id)
          return null
        })
        waiting.current = new Set(phone.view().requests.map(({ id }) => id))
        setOutcome(ended)
      },
      close: () => setOutcome(null),
    }),
    [phone],
  )
  return { current, outcome, more: requests.filter(({ id }) => id !== current?.id).length, ...actions }
}
