import { QrCode } from '@laissez-passer/widgets/qr-code'
import type { ReactNode } from 'react'
import { useView } from '../../view.ts'

/**
 * Where the app is: a QR code for the phone's camera, and the address in words. Whoever reads this on the
 * phone itself has no use for the code: there the address is the way.
 */
export function GetApp({ href }: { readonly href: string }): ReactNode {
  const { t } = useView()
  return (
    <section className="get-app" aria-labelledby="get-app-title">
      <div>
        <h2 id="get-app-title">{t('get-app.title')}</h2>
        <p className="on-computer">{t('get-app.scan')}</p>
        <p className="on-phone">{t('get-app.open')}</p>
        <p>
          <a href={href} target="_blank" rel="noopener">
            {href.replace(/^https?:\/\//, '').replace(/\/$/, '')}
          </a>
        </p>
      </div>
      <div className="on-computer">
        <QrCode text={href} label={t('get-app.qr')} module={4} />
      </div>
    </section>
  )
}
