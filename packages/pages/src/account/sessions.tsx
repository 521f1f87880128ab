import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { countryName } from '../parts/country.ts'
import { dotted } from '../parts/dotted.ts'
import { Form } from '../parts/form.tsx'
import { Icon } from '../parts/icon.tsx'
import { Ago, Moment } from '../parts/moment.tsx'
import { Named } from '../parts/named.tsx'
import type { SessionsProps } from '../types.ts'
import { useView } from '../view.ts'

/** D7: Display my sessions, and end them. */
export function SessionsPage({ notice, issues, action, hidden = {}, ended = [], sessions }: SessionsProps): ReactNode {
  const { addresses, page, t } = useView()
  return (
    <AccountLayout title={t('sessions.title')} notice={notice} issues={issues}>
      <p className="soft">{t('sessions.text')}</p>
      <ul className="items">
        {sessions.map((session) => (
          <li key={session.id} className="sheet item">
            <div className="item-facts">
              <Icon name="window" />
              <div>
                <h2>
                  {session.browserName} {session.current && <span className="tag">{t('sessions.current')}</span>}
                </h2>
                <p>
                  {dotted(t, [
                    t(`level.${session.level}`),
                    ...(session.country == null ? [] : [countryName(session.country, page.lang)]),
                  ])}
                </p>
                <p className="soft">
                  {t.parts('sessions.used', {
                    ago: <Ago key="ago" at={session.lastSeenAt} />,
                    when: <Moment key="when" at={session.createdAt} />,
                  })}
                </p>
              </div>
            </div>
            {!session.current && (
              <Form action={action} hidden={{ ...hidden, session: session.id }} className="item-actions">
                <button type="submit" className="quiet danger">
                  <Named label="sessions.end" name={session.browserName} />
                </button>
              </Form>
            )}
            {session.services.length > 0 && (
              <SessionServices action={action} hidden={{ ...hidden, session: session.id }} session={session} />
            )}
          </li>
        ))}
      </ul>
      <p className="soft">
        {t.parts<ReactNode>('sessions.connected', {
          services: (words) => (
            <a key="services" href={addresses.account('services')}>
              {words}
            </a>
          ),
        })}
      </p>
      {sessions.some((session) => !session.current) && (
        <Form action={action} hidden={{ ...hidden, all: '1' }}>
          <button type="submit" className="primary fit">
            {t('sessions.end-all')}
          </button>
        </Form>
      )}
      {ended.length > 0 && <EndedSessions ended={ended} />}
    </AccountLayout>
  )
}

/** The services opened in a session, each with the way out of it. */
function SessionServices({
  action,
  hidden,
  session: { browserName, services },
}: {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly session: SessionsProps['sessions'][number]
}): ReactNode {
  const { t } = useView()
  return (
    <ul className="opened" aria-label={t('sessions.opened', { browser: browserName })}>
      {services.map(({ id, name, visitedAt }) => (
        <li key={id}>
          <p>
            <b>{name ?? t('services.gone', { id })}</b>{' '}
            <span className="soft">{t.parts('sessions.visited', { when: <Moment key="when" at={visitedAt} /> })}</span>
          </p>
          <Form action={action} hidden={{ ...hidden, service: id }}>
            <button type="submit" className="quiet danger">
              <Named label="sessions.end-service" name={name ?? id} />
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

/** Sessions that ended, and the services that don't know: whoever ended them may want to see to it. */
function EndedSessions({ ended }: Required<Pick<SessionsProps, 'ended'>>): ReactNode {
  const { t } = useView()
  return (
    <section>
      <h2>{t('sessions.ended.title')}</h2>
      <ul className="items">
        {ended.map((session) => (
          <li key={session.id} className="sheet item">
            <div className="item-facts">
              <Icon name="window" />
              <div>
                <h3>{session.browserName}</h3>
                <p className="soft">
                  {t.parts('sessions.ended.when', { when: <Moment key="when" at={session.endedAt} /> })}
                </p>
                {(['untold', 'waiting'] as const).map((status) => {
                  const names = session.services.filter((service) => service.status === status).map(({ name }) => name)
                  return names.length === 0 ? null : (
                    <p key={status}>{t(`sessions.ended.${status}`, { services: t.format.list(names) })}</p>
                  )
                })}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
