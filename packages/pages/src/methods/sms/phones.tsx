import type { ReactNode } from 'react'
import { AccountLayout } from '../../layout/account-page.tsx'
import { withParameter } from '../../layout/address.ts'
import { Proceed } from '../../parts/proceed.tsx'
import { Icon } from '../../parts/icon.tsx'
import { addingLabel } from '../../parts/methods.tsx'
import { Day } from '../../parts/moment.tsx'
import type { PhoneItem, PhonesProps } from './props.ts'
import { Named } from '../../parts/named.tsx'
import { Used } from '../../parts/used.tsx'
import { useView } from '../../view.ts'

/** D5: My phone numbers: list, add, remove; and, from 30 days before they are retired, what comes then. */
export function PhonesPage({
  notice,
  issues,
  action,
  phones,
  addHref,
  endsAt,
  instead,
  maxPhones,
  proceed = null,
}: PhonesProps): ReactNode {
  const { t } = useView()
  const full = phones.length >= maxPhones
  return (
    <AccountLayout title={t('phones.title')} notice={notice} issues={issues}>
      {proceed !== null && <Proceed {...proceed} />}
      <Ends retired={addHref === null} endsAt={endsAt} instead={instead} />
      {phones.length === 0 ? (
        addHref !== null && (
          <div className="sheet empty">
            <Icon name="message" />
            <h2>{t('phones.none')}</h2>
            <p>{t('phones.none-text')}</p>
            <a className="primary" href={addHref}>
              {t('add-phone.title')}
            </a>
          </div>
        )
      ) : (
        <>
          {addHref !== null && <p className="soft">{t('phones.lead')}</p>}
          <ul className="items">
            {phones.map((phone) => (
              <li key={phone.id} className="sheet item">
                <PhoneFacts phone={phone} />
                <div className="item-actions">
                  <a className="quiet danger" href={withParameter(action, ['remove', phone.id])}>
                    <Named label="devices.remove" name={phone.name} />
                  </a>
                </div>
              </li>
            ))}
          </ul>
          {addHref === null ? null : full ? (
            <p className="notice">{t('phones.full', { max: maxPhones })}</p>
          ) : (
            <a className={proceed === null ? 'primary fit' : 'quiet fit'} href={addHref}>
              {t('add-phone.title')}
            </a>
          )}
        </>
      )}
    </AccountLayout>
  )
}

/** What becomes of text messages, and what to do about it. */
function Ends({ retired, endsAt, instead }: { retired: boolean } & Pick<PhonesProps, 'endsAt' | 'instead'>): ReactNode {
  const view = useView()
  const { t } = view
  if (!retired && endsAt === null) return null
  const day = endsAt === null ? '' : <Day key="day" at={endsAt} />
  return (
    <p className="notice notice-warn">
      <span>
        {t.parts(retired ? (endsAt === null ? 'phones.retired' : 'phones.retired-since') : 'phones.ends', { day })}{' '}
        {instead !== null && <a href={instead.href}>{addingLabel(view, { name: instead.method })}</a>}
      </span>
    </p>
  )
}

/** The number, masked, when it was added and last used. */
export function PhoneFacts({ phone: { createdAt, lastUsedAt, name } }: { phone: PhoneItem }): ReactNode {
  return (
    <div className="item-facts">
      <Icon name="message" />
      <div>
        <h2>{name}</h2>
        <Used lastUsedAt={lastUsedAt} createdAt={createdAt} />
      </div>
    </div>
  )
}
