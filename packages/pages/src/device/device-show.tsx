import { mark } from '@laissez-passer/widgets/mark'
import { QrCode } from '@laissez-passer/widgets/qr-code'
import type { ReactNode } from 'react'
import type { DeviceShowProps } from '../props/device.ts'
import { televisionStyle } from './television.ts'
import { fileAt } from '../layout/address.ts'
import { useView } from '../view.ts'

/**
 * A television's screen while it waits: read from across a room, nothing to press. No script, and nothing
 * that browsers of old televisions don't know.
 */
export function DeviceShowPage({ address, link, service, userCode }: DeviceShowProps): ReactNode {
  const { page, site, t } = useView()
  const title = service === null ? t('device-show.title') : t('device-show.title-service', { service })
  return (
    <html lang={page.lang} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('page.title', { title, provider: site.name })}</title>
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <style nonce={page.nonce} dangerouslySetInnerHTML={{ __html: televisionStyle(site.palette?.light) }} />
        {site.theme.styles?.map((href) => (
          <link key={href} rel="stylesheet" href={fileAt(page, href)} />
        ))}
      </head>
      <body>
        <main>
          <p className="brand">
            <span dangerouslySetInnerHTML={{ __html: mark({ height: 40 }) }} /> {site.name}
          </p>
          <h1>{title}</h1>
          <div className="ways">
            <div className="qr">
              <QrCode text={link} label={t('device-show.qr')} module={8} />
            </div>
            <ol>
              <li>
                {t('device-show.scan')} <b>{address}</b>
              </li>
              <li>
                {t('device-show.enter')} <b className="code">{userCode}</b>
              </li>
              <li>{t('device-show.allow')}</li>
            </ol>
          </div>
          <p className="note">{t('device-show.note')}</p>
        </main>
      </body>
    </html>
  )
}
