import type { ReactNode } from 'react'
import { AccountLayout } from '../../layout/account-page.tsx'
import { withParameter } from '../../layout/address.ts'
import { Proceed } from '../../parts/proceed.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Rename } from '../../parts/rename.tsx'
import type { PasskeyItem, PasskeysProps } from './props.ts'
import { Named } from '../../parts/named.tsx'
import { Used } from '../../parts/used.tsx'
import { dotted } from '../../parts/dotted.ts'
import { useView } from '../../view.ts'

const icons: Readonly<Record<PasskeyItem['kind'], IconName>> = {
  platform: 'window',
  phone: 'phone',
  'security-key': 'key',
}

/** D4: My passkeys: list, add, rename, remove. */
export function PasskeysPage({
  notice,
  issues = [],
  action,
  hidden = {},
  passkeys,
  renaming = null,
  addHref,
  maxPasskeys,
  accepted,
  details,
  proceed = null,
}: PasskeysProps): ReactNode {
  const { t } = useView()
  const full = passkeys.length >= maxPasskeys
  return (
    <AccountLayout title={t('passkeys.title')} notice={notice} issues={issues} scripts={['passkey']}>
      {proceed !== null && <Proceed {...proceed} />}
      {passkeys.length === 0 ? (
        <div className="sheet empty" data-lp-passkeys={accepted} data-user={details}>
          <Icon name="fingerprint" />
          <h2>{t('passkeys.none')}</h2>
          <p>{t('passkeys.none-text')}</p>
          <a className="primary" href={addHref}>
            {t('add-passkey.title')}
          </a>
        </div>
      ) : (
        <>
          <p className="soft">{t('passkeys.lead')}</p>
          <ul className="items" data-lp-passkeys={accepted} data-user={details}>
            {passkeys.map((passkey) => (
              <li key={passkey.id} className="sheet item">
                <PasskeyFacts passkey={passkey} />
                <div className="item-actions">
                  <Rename
                    item={passkey}
                    label={t('add-passkey.name')}
                    action={action}
                    hidden={{ ...hidden, passkey: passkey.id, action: 'rename' }}
                    renaming={renaming?.passkey === passkey.id ? { ...renaming, issues } : null}
                  />
                  <a className="quiet danger" href={withParameter(action, ['remove', passkey.id])}>
                    <Named label="devices.remove" name={passkey.name} />
                  </a>
                </div>
              </li>
            ))}
          </ul>
          {full ? (
            <p className="notice">{t('passkeys.full', { max: maxPasskeys })}</p>
          ) : (
            <a className={proceed === null ? 'primary fit' : 'quiet fit'} href={addHref}>
              {t('add-passkey.title')}
            </a>
          )}
        </>
      )}
    </AccountLayout>
  )
}

/** Name, where it lives, what it can do, when it was added and last used. */
export function PasskeyFacts({ passkey }: { passkey: PasskeyItem }): ReactNode {
  const { t } = useView()
  const { backedUp, createdAt, discoverable, kind, lastUsedAt, make, name } = passkey
  const what = [t(`passkeys.kind.${kind}`), make, backedUp ? t('passkeys.backed-up') : null]
  return (
    <div className="item-facts">
      <Icon name={icons[kind]} />
      <div>
        <h2>{name}</h2>
        <p>
          {dotted(
            t,
            what.filter((part) => part !== null),
          )}
        </p>
        <Used lastUsedAt={lastUsedAt} createdAt={createdAt} />
        <p className="soft">{t(discoverable ? 'passkeys.alone' : 'passkeys.after-password')}</p>
      </div>
    </div>
  )
}
