import type { Removal } from '@laissez-passer/mobile-crypto'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { InstallOffer } from '../parts/install-offer.tsx'
import { Notice } from '../parts/notice.tsx'
import { Screen } from '../parts/screen.tsx'

/** What the welcome needs. */
export interface WelcomeScreenProps {
  readonly name: string
  readonly uid: string
  readonly device: string
  readonly connection: 'online' | 'connecting' | 'offline'
  /** Whether notifications could be, are, or can't be turned on. */
  readonly push: 'on' | 'offer' | 'denied' | 'none'
  readonly onPush: () => void
  /** A factor of the account that soon goes. */
  readonly removal?: Removal | null
  readonly onRemoval?: () => void
  readonly onScan: () => void
  readonly onSettings: () => void
  readonly onHistory: () => void
  readonly onInstall?: () => void
}

/** The app with an account, waiting for a request. */
export function WelcomeScreen(props: WelcomeScreenProps): ReactNode {
  const {
    name,
    uid,
    device,
    connection,
    push,
    removal = null,
    onPush,
    onScan,
    onSettings,
    onHistory,
    onInstall,
  } = props
  const { t } = useWords()
  return (
    <Screen
      tall
      seed={uid}
      title={t('welcome.title', { name })}
      corner={
        <button type="button" className="cover-button" onClick={onSettings}>
          <Icon name="gear" />
          {t('settings')}
        </button>
      }
      below={
        <p className="machine-line">
          <span className="lp-visually-hidden">
            {t('settings.identifier')}: {uid}
          </span>
          <span aria-hidden="true">{machineLine(uid)}</span>
        </p>
      }
      actions={
        <>
          <button type="button" className="card-button" onClick={onScan}>
            <Icon name="scan" size={28} />
            <span>
              <strong>{t('welcome.scan')}</strong>
              <span className="soft small">{t('welcome.scan.text')}</span>
            </span>
          </button>
          <Button quiet onClick={onHistory}>
            {t('history.title')}
          </Button>
        </>
      }
    >
      <div className="ready" data-connection={connection} role="status">
        {connection === 'offline' ? (
          <Notice tone="offline">{t('app.offline')}</Notice>
        ) : (
          <>
            <p className="ready-word">
              <span className="ready-dot" aria-hidden="true" />
              {connection === 'online' ? t('welcome.ready') : t('welcome.connecting')}
              <span className="soft">
                {'\u{A0}· '}
                {device}
              </span>
            </p>
            <p>{t('welcome.waiting')}</p>
          </>
        )}
      </div>
      {removal ? (
        <div className="offer" data-tone="warn">
          <Icon name="warn" />
          <p>
            {t('removal.reminder', {
              which: removal.own ? 'this' : 'other',
              name: removal.factor,
              when: t.format.dateTime(removal.dueAt * 1000),
            })}
          </p>
          <Button onClick={() => props.onRemoval?.()}>{t('removal.look')}</Button>
        </div>
      ) : null}
      {onInstall ? <InstallOffer onInstall={onInstall} /> : null}
      {push === 'offer' ? (
        <div className="offer">
          <Icon name="bell" />
          <p>{t('welcome.push')}</p>
          <Button onClick={onPush}>{t('welcome.push.on')}</Button>
        </div>
      ) : null}
      {push === 'denied' ? <p className="soft small">{t('welcome.push.denied')}</p> : null}
    </Screen>
  )
}

/** The identifier as the lines at the foot of a travel document. */
function machineLine(uid: string): string {
  return `${uid.toUpperCase()}<<EXTERNAL`.padEnd(26, '<')
}
