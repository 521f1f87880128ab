import type { DeviceState } from '@laissez-passer/mobile-crypto'
import type { ReactNode } from 'react'
import { accountAddress } from './config.ts'
import { useWords } from './language.tsx'
import { Button } from './parts/button.tsx'
import { Screen } from './parts/screen.tsx'
import type { PhoneView } from './phone-store.ts'
import type { PushStanding } from './push.ts'
import { FirstScreen } from './screens/first-screen.tsx'
import { MessageScreen } from './screens/message-screen.tsx'
import { WelcomeScreen } from './screens/welcome-screen.tsx'

/** What the app shows when nothing else is going on. */
export interface HomeProps {
  readonly view: PhoneView
  readonly push: PushStanding
  readonly onPush: () => void
  /** Shows the lost factor that soon goes. */
  readonly onRemoval: () => void
  readonly onInitialise: () => void
  readonly onScan: () => void
  readonly onSettings: () => void
  /** What was decided here. */
  readonly onHistory: () => void
  /** Puts the app among the others of the device; absent where the browser offers nothing. */
  readonly onInstall?: () => void
  /** Sets a new PIN by the password: the app is locked. */
  readonly onForgotPin: () => void
  /** Goes on with an interrupted enrolment. */
  readonly onResume: () => void
  /** Forgets what this phone knows. */
  readonly onForget: () => void
  /** Removes this phone from its account. */
  readonly onRemove: () => void
}

/** The first screen, the welcome, or what keeps the app from its work. */
export function Home(props: HomeProps): ReactNode {
  const { view, push, onInitialise, onSettings } = props
  const { t } = useWords()
  const { device } = view
  const installing = props.onInstall ? { onInstall: props.onInstall } : {}
  if (!isSecureContext || view.broken) {
    return (
      <MessageScreen tone="bad" icon="warn" title={t('error.title')} actions={null}>
        <p>{t(view.broken ? 'error.storage' : 'error.insecure')}</p>
      </MessageScreen>
    )
  }
  if (!device) return <Screen tall title={t('app.name')} below={<p className="site">{t('app.loading')}</p>} />
  if (device.status === 'none')
    return <FirstScreen onInitialise={onInitialise} onSettings={onSettings} {...installing} />
  if (device.status !== 'enrolled') return <Stopped {...props} device={device} />
  return (
    <WelcomeScreen
      name={device.account.name}
      uid={device.account.uid}
      device={device.device.name}
      connection={view.online === null ? 'connecting' : view.online ? 'online' : 'offline'}
      push={push}
      removal={view.removal}
      onRemoval={props.onRemoval}
      onPush={props.onPush}
      onScan={props.onScan}
      onSettings={onSettings}
      onHistory={props.onHistory}
      {...installing}
    />
  )
}

/** Half connected, locked or removed: what happened and the way on. */
function Stopped({
  device,
  onForgotPin,
  onResume,
  onForget,
  onRemove,
}: HomeProps & { readonly device: Exclude<DeviceState, { status: 'none' | 'enrolled' }> }): ReactNode {
  const { t } = useWords()
  if (device.status === 'enrolling') {
    return (
      <MessageScreen
        tone="warn"
        icon="offline"
        title={t('enrol.interrupted.title')}
        actions={
          <>
            <Button primary onClick={onResume}>
              {t('try-again')}
            </Button>
            <Button onClick={onForget}>{t('enrol.start-over')}</Button>
          </>
        }
      >
        <p>{t('enrol.interrupted.text')}</p>
      </MessageScreen>
    )
  }
  if (device.status === 'removed') {
    return (
      <MessageScreen
        tone="warn"
        icon="cross"
        title={t('removed.title')}
        actions={
          <Button primary onClick={onForget}>
            {t('removed.start')}
          </Button>
        }
      >
        <p>{t('removed.text')}</p>
      </MessageScreen>
    )
  }
  return (
    <MessageScreen
      tone="bad"
      icon="lock"
      title={t('locked.title')}
      actions={
        <>
          <Button primary onClick={onForgotPin}>
            {t('locked.new-pin')}
          </Button>
          <a className="lp-button" href={accountAddress(device.service.issuer)}>
            {t('locked.account')}
          </a>
          <Button danger onClick={onRemove}>
            {t('locked.remove')}
          </Button>
        </>
      }
    >
      <p>{t('locked.text')}</p>
      <p>{t('locked.help')}</p>
    </MessageScreen>
  )
}
