import type { ReactNode } from 'react'
import { AccountLayout } from '../../layout/account-page.tsx'
import { withParameter } from '../../layout/address.ts'
import { Proceed } from '../../parts/proceed.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Rename } from '../../parts/rename.tsx'
import type { TokenItem, TokensProps } from './props.ts'
import { Named } from '../../parts/named.tsx'
import { Used } from '../../parts/used.tsx'
import { dotted } from '../../parts/dotted.ts'
import { useView } from '../../view.ts'

const icons: Readonly<Record<TokenItem['sort'], IconName>> = { app: 'phone', device: 'token', challenge: 'token' }

/** B7, B8: Manage my tokens: list, add, rename, put back into step, remove. */
export function TokensPage({
  notice,
  issues = [],
  action,
  hidden = {},
  tokens,
  renaming = null,
  addAppHref,
  takeHref,
  maxTokens,
  proceed = null,
}: TokensProps): ReactNode {
  const { t } = useView()
  const full = tokens.length >= maxTokens
  const add = (
    <div className="adds">
      {addAppHref !== null && (
        <a className={proceed === null ? 'primary fit' : 'quiet fit'} href={addAppHref}>
          {t('token-app.title')}
        </a>
      )}
      {takeHref !== null && (
        <a className="quiet fit" href={takeHref}>
          {t('take-token.title')}
        </a>
      )}
    </div>
  )
  return (
    <AccountLayout title={t('tokens.title')} notice={notice} issues={issues}>
      {proceed !== null && <Proceed {...proceed} />}
      {tokens.length === 0 ? (
        <div className="sheet empty">
          <Icon name="token" />
          <h2>{t('tokens.none')}</h2>
          <p>{t('tokens.none-text')}</p>
          {add}
        </div>
      ) : (
        <>
          <p className="soft">{t('tokens.lead')}</p>
          <ul className="items">
            {tokens.map((token) => (
              <li key={token.id} className="sheet item">
                <TokenFacts token={token} />
                <div className="item-actions">
                  <Rename
                    item={token}
                    label={t('token-app.name')}
                    action={action}
                    hidden={{ ...hidden, token: token.id, action: 'rename' }}
                    renaming={renaming?.token === token.id ? { ...renaming, issues } : null}
                  />
                  {token.sort !== 'challenge' && (
                    <a className="quiet" href={withParameter(action, ['resynchronise', token.id])}>
                      <Named label="tokens.out-of-step" name={token.name} />
                    </a>
                  )}
                  <a className="quiet danger" href={withParameter(action, ['remove', token.id])}>
                    <Named label="devices.remove" name={token.name} />
                  </a>
                </div>
              </li>
            ))}
          </ul>
          {full ? <p className="notice">{t('tokens.full', { max: maxTokens })}</p> : add}
        </>
      )}
    </AccountLayout>
  )
}

/** Name, what it is, when it was added and last used. */
export function TokenFacts({ token }: { token: TokenItem }): ReactNode {
  const { t } = useView()
  const { createdAt, lastSeenAt, name, serial, sort } = token
  const what = [t(`tokens.sort.${sort}`), serial === null ? null : t('tokens.serial', { serial })]
  return (
    <div className="item-facts">
      <Icon name={icons[sort]} />
      <div>
        <h2>{name}</h2>
        <p>
          {dotted(
            t,
            what.filter((part) => part !== null),
          )}
        </p>
        <Used lastUsedAt={lastSeenAt} createdAt={createdAt} />
      </div>
    </div>
  )
}
