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
 * already does so afterwards: under the fingers of whoever answers the first it would be taken for that.
 *
 * @param phone whose requests they are
 * @param options `requests`: what waits, oldest first; `known`: these are all, the provider was asked;
 * `first`: the one that a sign-in page on this device led to, which comes before the others
 */
export function useDecisions(
  phone: PhoneStore,
  {
    first,
    known,
    requests,
  }: { readonly requests: readonly ApprovalRequest[]; readonly known: boolean; readonly first: string | null },
): Decisions {
  const [current, setCurrent] = useState<ApprovalRequest | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const waiting = useRef<ReadonlySet<string>>(new Set())
  const answering = useRef(false)

  useEffect(() => {
    if (current) {
      if (requests.some(({ id }) => id === current.id)) waiting.current = new Set(requests.map(({ id }) => id))
      // Answered or cancelled elsewhere. While our own answer is on its way, this is only its echo.
      else if (!answering.current) {
        setCurrent(null)
        setOutcome('answered')
      }
      return
    }
    const open = requests.filter(({ id }) => outcome === null || !waiting.current.has(id))
    const wanted = open.find(({ id }) => id === first)
    const next = first === null || known ? (wanted ?? open[0]) : wanted
    if (!next) return
    setOutcome(null)
    setCurrent(next)
  }, [requests, current, outcome, first, known])

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
