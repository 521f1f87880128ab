import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Named } from '../parts/named.tsx'
import type { AdminOutboxProps } from '../types.ts'
import { useView } from '../view.ts'
import { AdminLayout } from './admin-page.tsx'

/** What waits to be sent, and what was given up, with what the other side said. */
export function AdminOutboxPage({ messages, notice }: AdminOutboxProps): ReactNode {
  const { t } = useView()
  return (
    <AdminLayout title={t('admin.outbox.title')} notice={notice}>
      <p className="soft">{t('admin.outbox.text')}</p>
      {messages.length === 0 ? (
        <p className="sheet">{t('admin.outbox.none')}</p>
      ) : (
        <ul className="items">
          {messages.map(({ attempts, createdAt, dropHref, dueAt, error, id, kind, retryHref, template, to }) => (
            <li key={id} className="sheet item">
              <div className="item-facts">
                <Icon
                  name={kind === 'mail' ? 'mail' : kind === 'sms' ? 'message' : kind === 'event' ? 'link' : 'phone'}
                />
                <div>
                  <h2>{to === '' ? t(`admin.part.${kind}`) : to}</h2>
                  <p className="soft">
                    <code>{template}</code>
                  </p>
                  <p className="soft">
                    {t.parts('admin.outbox.written', { when: <Moment key="when" at={createdAt} /> })}{' '}
                    {t('admin.outbox.tried', { count: attempts })}{' '}
                    {dueAt === null
                      ? t('admin.outbox.given-up')
                      : t.parts('admin.outbox.due', { when: <Moment key="when" at={dueAt} /> })}
                  </p>
                  {error !== null && <p>{error}</p>}
                </div>
              </div>
              <p className="item-actions">
                {retryHref !== null && (
                  <a href={retryHref}>
                    <Named label="admin.outbox.retry" name={to} />
                  </a>
                )}
                <a href={dropHref}>
                  <Named label="admin.outbox.drop" name={to} />
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
    </AdminLayout>
  )
}
