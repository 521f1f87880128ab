import { lazy, Suspense, useId, useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import type { Share } from './shares.ts'

const QrCode = lazy(() => import('@laissez-passer/widgets/qr-code').then(({ QrCode: code }) => ({ default: code })))

/**
 * A link, and the ways to give it to somebody: copied, by mail, by what the device has, as a QR code.
 *
 * @param props - `label`: what the link is for, where that isn’t plain
 */
export function LinkTools({ share, label }: { readonly share: Share; readonly label?: string }) {
  const { t } = useWords()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const { link, title, message, hasPassword, expiresAt } = share
  if (link === null) return <p>{t('share.link.lost')}</p>
  const copy = async (): Promise<void> => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // It is selected: the keyboard copies it.
    }
  }
  const subject = title || t('share.received.heading')
  const mail = `mailto:?${mailQuery({ subject, body: [message, link].filter(Boolean).join('\n\n') })}`
  return (
    <div className="link-tools">
      <div className="field">
        <label htmlFor={id}>{label ?? t('share.link.label')}</label>
        <div className="link-row">
          <input
            id={id}
            ref={field}
            readOnly
            value={link}
            className="lp-mono"
            onFocus={(event) => event.target.select()}
          />
          <button type="button" className="button button-primary" onClick={() => void copy()}>
            <Icon name={copied ? 'check' : 'copy'} />
            {t('share.link.copy')}
          </button>
        </div>
        <p className="hint" role="status">
          {copied ? t('share.link.copied') : ''}
        </p>
      </div>
      <p>
        {expiresAt === null
          ? t('share.received.untilRevoked')
          : t('share.received.until', { until: t.format.moment(expiresAt * 1000, 'long') })}
        {hasPassword && ` ${t('share.link.tellPassword')}`}
      </p>
      <div className="actions">
        {'share' in navigator && (
          <button
            type="button"
            className="button"
            // Whoever closes the device's sheet changed their mind.
            onClick={() => void navigator.share({ title: subject, text: message, url: link }).catch(() => undefined)}
          >
            <Icon name="share" />
            {t('share.link.send')}
          </button>
        )}
        <a className="button" href={mail}>
          <Icon name="mail" />
          {t('share.link.mail')}
        </a>
        <a className="button" href={new URL(link).pathname} target="_blank" rel="noreferrer">
          <Icon name="show" />
          {t('share.link.look')}
        </a>
      </div>
      <figure className="link-qr">
        <Suspense>
          <QrCode text={link} label={t('share.link.qr')} />
        </Suspense>
        <figcaption className="hint">{t('share.link.qrHint')}</figcaption>
      </figure>
    </div>
  )
}

/** Blanks as `%20`: mail programs read `+` as a plus. */
const mailQuery = (parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
