import type { ReactNode } from 'react'
import { useView } from '../../view.ts'

/** On the first page: the way to sign in with an eID. */
export function EidLink({ href }: { readonly href: string }): ReactNode {
  const { t } = useView()
  return (
    <a className="quiet" href={href}>
      {t('identifier.eid')}
    </a>
  )
}
