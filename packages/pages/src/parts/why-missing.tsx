import type { ReactNode } from 'react'
import type { ServiceAsk } from '../props/common.ts'
import type { MethodMissingProps } from '../props/sign-in.ts'
import { useView } from '../view.ts'
import { methodLabel } from './methods.tsx'

/**
 * Why what somebody has won't do: what is accepted, what they have, whose wish it is. `none`: they have no
 * second factor at all, and the service asks.
 */
export function WhyMissing({
  service,
  why,
  none,
}: {
  readonly service: ServiceAsk | null
  readonly why: NonNullable<MethodMissingProps['why']>
  readonly none: boolean
}): ReactNode {
  const view = useView()
  const { t } = view
  const who = service?.name ?? t('missing.here')
  const named = (methods: NonNullable<typeof why.only>) => ({
    count: methods.length,
    methods: t.format.list(methods.map((method) => methodLabel(view, method))),
  })
  return (
    <p>
      {[
        why.ownWish ? t('missing.own-wish') : '',
        none ? t('missing.none', { service: who }) : '',
        why.only === null ? '' : t('missing.only', { service: who, ...named(why.only) }),
        why.unfit.length === 0 ? '' : t('missing.unfit', named(why.unfit)),
      ]
        .filter((sentence) => sentence !== '')
        .join(' ')}
    </p>
  )
}
