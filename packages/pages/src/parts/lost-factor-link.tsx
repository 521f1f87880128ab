import { withQuery } from '@laissez-passer/core/addresses'
import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/**
 * "I can't use any of these", on the pages that ask for a second factor: the way for whoever lost it. Nothing
 * outside a sign-in.
 */
export function LostFactorLink({ hidden = {} }: { hidden?: Readonly<Record<string, string>> | undefined }): ReactNode {
  const { addresses, t } = useView()
  const flow = hidden['flow']
  if (flow === undefined) return null
  return (
    <p className="aside">
      <a href={withQuery(addresses.lostFactor, { flow })}>{t('lost-factor.link')}</a>
    </p>
  )
}
