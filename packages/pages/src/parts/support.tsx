import type { ReactNode } from 'react'
import { type Site, useView } from '../view.ts'

/** Whether the operator says whom to ask. */
export function hasSupport({ supportEmail, supportUrl }: Pick<Site, 'supportEmail' | 'supportUrl'>): boolean {
  return supportEmail !== null || supportUrl !== null
}

/** Whom to ask: the operator's page, address, or both; where there is neither, the help page says whom. */
export function Support(): ReactNode {
  const { addresses, t, site } = useView()
  const { supportEmail, supportUrl } = site
  if (!hasSupport(site)) return <a href={`${addresses.help}#contact`}>{t('support.help')}</a>
  return (
    <>
      {supportUrl !== null && <a href={supportUrl}>{t('support.site')}</a>}
      {supportUrl !== null && supportEmail !== null && ' · '}
      {supportEmail !== null && <a href={`mailto:${supportEmail}`}>{t('support.mail', { email: supportEmail })}</a>}
    </>
  )
}
