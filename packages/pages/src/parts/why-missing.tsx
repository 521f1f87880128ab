import type { ReactNode } from 'react'
import type { ServiceAsk } from '../props/common.ts'
import type { MethodMissingProps } from '../props/sign-in.ts'
import { useView, type View } from '../view.ts'
import { methodLabel } from './methods.tsx'

/** What alone is accepted, and by whom; nothing where everything is. */
function only(
  { t }: Pick<View, 't'>,
  { service, named }: { service: ServiceAsk | null; named: { count: number; methods: string } | null },
): string {
  if (named === null) return ''
  return service ? t('missing.only', { service: service.name, ...named }) : t('missing.only-here', named)
}

/**
 * Why what somebody has won't do: what is accepted, what they have, whose wish it is. `none`: they have no
 * second factor at all, and the service asks. Nothing where nothing is to be said.
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
  // Several methods may go by one name, as the eIDs of two levels do: it is said once.
  const named = (methods: NonNullable<typeof why.only>) => {
    const labels = new Set(methods.map((method) => methodLabel(view, method)))
    return { count: labels.size, methods: t.format.list([...labels]) }
  }
  const sentences = [
    why.ownWish ? t('missing.own-wish') : '',
    none ? (service ? t('missing.none', { service: service.name }) : t('missing.none-here')) : '',
    only(view, { service, named: why.only && named(why.only) }),
    why.unfit.length === 0 ? '' : t('missing.unfit', named(why.unfit)),
  ].filter((sentence) => sentence !== '')
  return sentences.length > 0 && <p>{sentences.join(' ')}</p>
}
