import type { Seconds } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import { useView } from '../view.ts'
import { Moment } from './moment.tsx'

/**
 * "14 min 12 sec (21 Nov 2026, 14:05 CET)": how long a pause takes, counted down by the browser's script
 * from what the server says is left, and the moment itself. For a sentence's parameter.
 */
export function Pause({ until }: { until: Seconds }): ReactNode {
  const { t, page } = useView()
  const left = Math.max(0, until - page.now)
  return t.parts<ReactNode>('wait.pause', {
    left: t.format.duration(left),
    moment: <Moment key="moment" at={until} />,
    b: (words) => (
      <b key="left" data-lp-left={left}>
        {words}
      </b>
    ),
  })
}

/**
 * Attributes of a button that can't be pressed before a moment, where the browser's script counts; without
 * it, the server answers who was early.
 */
export function pausing(until: Seconds | null, now: Seconds): { readonly 'data-lp-after'?: number } {
  return until === null || until <= now ? {} : { 'data-lp-after': until - now }
}
