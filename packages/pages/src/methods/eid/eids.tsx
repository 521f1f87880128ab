import type { ReactNode } from 'react'
import { AccountLayout } from '../../layout/account-page.tsx'
import { withParameter } from '../../layout/address.ts'
import { EidCountries } from './eid-countries.tsx'
import { Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Ago, Day } from '../../parts/moment.tsx'
import type { EidItem, EidLinkProps, EidRemoveProps, EidsProps } from './props.ts'
import { Named } from '../../parts/named.tsx'
import { useView } from '../../view.ts'

/** D6: Link my eID: list, link, unlink. */
export function EidsPage({
  notice,
  issues,
  action,
  hidden = {},
  eids,
  countries,
  maxEids,
  onlyWayIn,
}: EidsProps): ReactNode {
  const { t } = useView()
  const full = eids.length >= maxEids
  return (
    <AccountLayout title={t('eid.title')} notice={notice} issues={issues}>
      {eids.length === 0 ? (
        <div className="sheet empty">
          <Icon name="card" />
          <h2>{t('eids.none')}</h2>
          <p>{t('eids.none-text')}</p>
          <EidCountries action={action} hidden={hidden} countries={countries} />
        </div>
      ) : (
        <>
          <p className="soft">{t('eids.lead')}</p>
          <ul className="items">
            {eids.map((eid) => (
              <li key={eid.id} className="sheet item">
                <EidFacts eid={eid} />
                <div className="item-actions">
                  <a className="quiet danger" href={withParameter(action, ['remove', eid.id])}>
                    <Named label="eids.unlink" name={eid.name} />
                  </a>
                </div>
              </li>
            ))}
          </ul>
          {onlyWayIn && <p className="notice notice-warn">{t('eids.only-way-in')}</p>}
          {full ? (
            <p className="notice">{t('eids.full', { max: maxEids })}</p>
          ) : (
            <>
              <h2>{t('eids.another')}</h2>
              <EidCountries action={action} hidden={hidden} countries={countries} />
            </>
          )}
        </>
      )}
    </AccountLayout>
  )
}

/** Asks before an eID is unlinked, and says what follows. */
export function EidRemovePage({
  notice,
  issues,
  action,
  hidden = {},
  eid,
  onlyWayIn,
  passwordHref,
  cancelHref,
}: EidRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('eid-remove.title', { eid: eid.name })} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <EidFacts eid={eid} />
        {onlyWayIn ? (
          <>
            <p className="notice notice-warn">{t('eid-remove.only-way-in')}</p>
            <p className="row">
              <a className="primary" href={passwordHref}>
                {t('password.none.title')}
              </a>
              <a className="quiet" href={cancelHref}>
                {t('cancel')}
              </a>
            </p>
          </>
        ) : (
          <>
            <p>{t('eid-remove.text')}</p>
            <Form action={action} hidden={{ ...hidden, eid: eid.id, action: 'remove' }} className="row">
              <button type="submit" className="primary bad">
                {t('eid-remove.submit')}
              </button>
              <a className="quiet" href={cancelHref}>
                {t('cancel')}
              </a>
            </Form>
          </>
        )}
      </div>
    </AccountLayout>
  )
}

/** Signed in as usual: is the eID that waits to be linked to this account? */
export function EidLinkPage({ person, notice, issues, action, hidden = {}, eid, cancelHref }: EidLinkProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('eid-link.title')} notice={notice} issues={issues}>
      <div className="sheet narrow">
        {eid === null ? (
          <>
            <p className="notice notice-warn">{t('eid-link.gone')}</p>
            <a className="primary fit" href={cancelHref}>
              {t('eid.title')}
            </a>
          </>
        ) : (
          <>
            <p>
              {t.parts('eid-link.text', {
                eid: <b key="eid">{eid}</b>,
                name: <b key="name">{person.name}</b>,
                email: person.email,
              })}
            </p>
            <p className="soft">{t('eid-link.then')}</p>
            <Form action={action} hidden={hidden} className="row">
              <button type="submit" className="primary">
                {t('eid-link.go')}
              </button>
              <a className="quiet" href={cancelHref}>
                {t('eid-link.not-now')}
              </a>
            </Form>
          </>
        )}
      </div>
    </AccountLayout>
  )
}

/** Country and initials, how sure it was at best, when it was linked and last used. */
function EidFacts({ eid }: { eid: EidItem }): ReactNode {
  const { t } = useView()
  const { assurance, createdAt, lastUsedAt, name } = eid
  const when = <Day key="when" at={createdAt} />
  return (
    <div className="item-facts">
      <Icon name="card" />
      <div>
        <h2>{name}</h2>
        <p>{t(`eids.assurance.${assurance}`)}</p>
        <p className="soft">
          {lastUsedAt === null
            ? t.parts('eids.unused', { when })
            : t.parts('eids.used', { when, ago: <Ago key="ago" at={lastUsedAt} /> })}
        </p>
      </div>
    </div>
  )
}
