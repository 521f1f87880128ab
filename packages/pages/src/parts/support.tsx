import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/** Whom to ask: the deployment's address, or the help page. */
export function Support(): ReactNode {
  const { addresses, t, site } = useView()
  return site.supportEmail === null ? (
    <a href={addresses.help}>{t('support.help')}</a>
  ) : (
    <a href={`mailto:${site.supportEmail}`}>{t('support.mail', { email: site.supportEmail })}</a>
  )
}
