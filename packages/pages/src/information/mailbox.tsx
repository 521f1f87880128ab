import type { ReactNode } from 'react'
import { Document } from '../layout/document.tsx'
import { Moment } from '../parts/moment.tsx'
import type { MailboxProps } from '../types.ts'
import { useView } from '../view.ts'

/**
 * The development mailbox: every mail that would have been sent. A mail's HTML is shown in a sandboxed frame.
 */
export function MailboxPage({ entries }: MailboxProps): ReactNode {
  const { t, site } = useView()
  return (
    <Document title={t('mailbox.title')} width="wide">
      <h1>{t('mailbox.title')}</h1>
      <p className="soft">{t('mailbox.text', { provider: site.name })}</p>
      {entries.length === 0 && <p className="sheet">{t('mailbox.none')}</p>}
      {entries.map((entry, index) => (
        <details key={entry.id} className="sheet mail" open={index === 0}>
          <summary>
            <span className="mail-subject">{entry.subject}</span>
            <span className="mail-to">{entry.to}</span>
            <span className="mail-when">
              <Moment at={entry.sentAt} />
            </span>
          </summary>
          {entry.kind === 'mail' && (
            <iframe
              className="mail-frame"
              src={entry.frameHref}
              title={entry.subject}
              loading="lazy"
              sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
              referrerPolicy="no-referrer"
            />
          )}
          {entry.kind === 'mail' && (
            <p>
              <a href={entry.frameHref} target="_blank" rel="noopener">
                {t('mailbox.alone')}
              </a>
            </p>
          )}
          <h2>{t('mailbox.plain')}</h2>
          <pre>{linked(entry.text)}</pre>
          {entry.kind === 'mail' && (
            <>
              <h2>{t('mailbox.headers')}</h2>
              <pre>{headersOf(entry)}</pre>
            </>
          )}
        </details>
      ))}
    </Document>
  )
}

/** What stands above the mail when it travels; its sender is set with a mail server (`MAIL_FROM`). */
function headersOf({ id, sentAt, subject, to }: MailboxProps['entries'][number]): string {
  return [
    ['To', to],
    ['Subject', subject],
    ['Date', new Date(sentAt * 1000).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<${id}@…>`],
    ['Auto-Submitted', 'auto-generated'],
    ['Content-Type', 'multipart/alternative (text/plain, text/html)'],
  ]
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

/** A plain text with its http links made clickable. */
function linked(text: string): ReactNode[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={`${index} ${part}`} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
