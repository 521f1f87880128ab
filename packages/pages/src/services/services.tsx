import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { dotted } from '../parts/dotted.ts'
import { Form } from '../parts/form.tsx'
import { Icon } from '../parts/icon.tsx'
import { Day } from '../parts/moment.tsx'
import { Named } from '../parts/named.tsx'
import type { ServicesProps } from '../props/services.ts'
import { useView } from '../view.ts'

/** My Account: what is allowed which service, and taking it back. */
export function ServicesPage({ action, hidden = {}, issues, notice, services }: ServicesProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('services.title')} notice={notice} issues={issues}>
      <p className="soft">{t(services.length === 0 ? 'services.none' : 'services.text')}</p>
      {services.length > 0 && (
        <ul className="items">
          {services.map(({ allowed = true, clientId, description = null, known, lasting = [], name, since }) => (
            <li key={clientId} className="sheet item">
              <div className="item-facts">
                <Icon name="link" />
                <div>
                  <h2>{name ?? t('services.gone', { id: clientId })}</h2>
                  {description !== null && <p className="soft">{description}</p>}
                  <p>
                    {dotted(
                      t,
                      known.map((each) => t(`known.${each}`)),
                    )}
                  </p>
                  <p className="soft">{t.parts('services.since', { when: <Day key="when" at={since} /> })}</p>
                </div>
              </div>
              {allowed && (
                <Form action={action} hidden={{ ...hidden, service: clientId }} className="item-actions">
                  <button type="submit" className="quiet danger">
                    <Named label="services.withdraw" name={name ?? clientId} />
                  </button>
                </Form>
              )}
              {lasting.length > 0 && (
                <ul className="opened" aria-label={t('services.lasting', { service: name ?? clientId })}>
                  {lasting.map((access) => (
                    <li key={access.id}>
                      <p>
                        {t('services.access')}{' '}
                        <span className="soft">
                          {t.parts('services.access-times', {
                            since: <Day key="since" at={access.since} />,
                            until: <Day key="until" at={access.until} />,
                          })}
                        </span>
                      </p>
                      <Form action={action} hidden={{ ...hidden, service: clientId, access: access.id }}>
                        <button type="submit" className="quiet danger">
                          <Named label="services.end-access" name={name ?? clientId} />
                        </button>
                      </Form>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </AccountLayout>
  )
}
