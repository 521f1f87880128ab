import { type AuthenticatorLink, parseLink, type Removal as LostFactor } from '@laissez-passer/mobile-crypto'
import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { Biometrics } from './biometrics.tsx'
import { addDeviceAddress, issuers, signInAddress, version } from './config.ts'
import { Decision } from './decision.tsx'
import { Enrolment } from './enrolment.tsx'
import { Home } from './home.tsx'
import { forgetDecisions, pastDecisions, rememberDecision } from './history.ts'
import { hostOf } from './host.ts'
import { install, installOffer } from './install.ts'
import { type AppKey, useWords } from './language.tsx'
import { isForgetfulTab } from './model-name.ts'
import { NewPin } from './new-pin.tsx'
import { Button } from './parts/button.tsx'
import type { PhoneStore } from './phone-store.ts'
import { Removal } from './removal.tsx'
import { CodeScreen } from './screens/code-screen.tsx'
import { ConfirmScreen } from './screens/confirm-screen.tsx'
import { HistoryScreen } from './screens/history-screen.tsx'
import { HowScreen } from './screens/how-screen.tsx'
import { MessageScreen } from './screens/message-screen.tsx'
import { ResultScreen } from './screens/result-screen.tsx'
import { ScanScreen } from './screens/scan-screen.tsx'
import { SettingsScreen } from './screens/settings-screen.tsx'
import { useDecisions } from './use-decisions.ts'
import { useBiometrics } from './use-biometrics.ts'
import { usePush } from './use-push.ts'
import { type Place, usePlace } from './use-place.ts'

/** What the app is opened with. */
export interface AppProps {
  readonly phone: PhoneStore
  /** The link in the address bar at the start. */
  readonly startLink: AuthenticatorLink
}

/** The app: one screen at a time. */
export function App({ phone, startLink }: AppProps): ReactNode {
  const { t } = useWords()
  const view = useSyncExternalStore(phone.subscribe, phone.view)
  const { device } = phone
  const [place, go] = usePlace(startPlace(startLink))
  const [asked, setAsked] = useState(startLink.kind === 'approve' ? startLink.id : null)
  const [removing, setRemoving] = useState(false)
  const push = usePush(device, view.device)
  const biometrics = useBiometrics(device, view.device)
  // The announcement stays until it was read, and on the welcome page after that.
  const [lostFactor, setLostFactor] = useState<LostFactor | null>(null)
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => {
    if (view.removal && view.removal.id !== seen) setLostFactor(view.removal)
  }, [view.removal, seen])
  // Whoever has this device next learns nothing of the account that left it.
  const status = view.device?.status
  useEffect(() => {
    if (status === 'none' || status === 'removed') forgetDecisions()
  }, [status])
  const installable = useSyncExternalStore(installOffer.subscribe, installOffer.has)
  const home = useCallback(() => go({ at: 'home' }), [go])
  const decisions = useDecisions(phone, { requests: view.requests, known: view.asked, first: asked })
  const issuer = issuers[0] ?? ''
  const holder = view.device?.status === 'enrolled' || view.device?.status === 'locked' ? view.device : null

  // A sign-in page on this device sent us: its request comes by itself, unless it is over or there is no
  // account.
  const lost =
    asked !== null && !decisions.current && !decisions.outcome && (view.device?.status === 'none' || view.asked)
  useEffect(() => {
    if (!lost) return
    setAsked(null)
    if (view.device?.status === 'none') go({ at: 'no-account' })
    else decisions.end('gone')
  }, [lost, view.device, go, t, decisions])

  const showCode = async (link: AuthenticatorLink): Promise<void> => {
    const result = await device.code(link)
    if (result.ok) return go({ at: 'code', code: result.code, service: result.service || t('app.name') })
    const words = {
      'not-this': 'code.invalid',
      'not-enrolled': 'code.no-account',
      removed: 'removed.text',
      locked: 'locked.text',
      'unknown-key': 'code.connect-once',
      'bad-link': 'code.invalid',
    } as const
    go({ at: 'trouble', title: t('code.trouble.title'), text: t(words[result.reason]) })
  }
  const read =
    (start: 'camera' | 'paste') =>
    (text: string): void => {
      const link = parseLink(text)
      if (link.kind === 'initialise') go({ at: 'enrol', link })
      else if (link.kind === 'sign-in') void showCode(link)
      else go({ at: 'scan', start, notice: t(noticeOf(start, link.kind)) })
    }
  const remove = async (): Promise<void> => {
    setRemoving(true)
    const removed = await device.remove()
    // Unreachable or refused: the keys go all the same, and the person is told to remove the device there
    // too.
    if (!removed.ok) await device.forget()
    setRemoving(false)
    if (removed.ok) home()
    else go({ at: 'trouble', title: t('removed.title'), text: t('settings.remove.offline') })
  }

  if (holder && decisions.outcome) {
    return (
      <ResultScreen
        outcome={decisions.outcome}
        signIn={holder.service.signIn}
        sameDevice={asked !== null}
        onClose={() => (setAsked(null), decisions.close(), home())}
      />
    )
  }
  if (holder && decisions.current) {
    return (
      <Decision
        key={decisions.current.id}
        device={device}
        request={decisions.current}
        pinDigits={holder.service.pinDigits}
        biometrics={holder.biometrics}
        more={decisions.more}
        onAnswering={decisions.answering}
        onDone={(outcome) => {
          if (decisions.current) rememberDecision(decisions.current, { at: Date.now(), outcome })
          decisions.end(outcome)
        }}
      />
    )
  }
  if (holder && lostFactor && place.at === 'home') {
    return (
      <Removal
        key={lostFactor.id}
        device={device}
        removal={lostFactor}
        over={view.removal === null}
        pinDigits={holder.service.pinDigits}
        biometrics={holder.biometrics}
        locked={holder.status === 'locked'}
        onClose={() => (setSeen(lostFactor.id), setLostFactor(null), home())}
      />
    )
  }
  // Removed meanwhile: home says so.
  if (place.at === 'pin' && holder) return <NewPin device={device} holder={holder} by={place.by} onClose={home} />
  if (place.at === 'biometrics' && holder)
    return <Biometrics device={device} holder={holder} offer={place.offer} onClose={home} />
  switch (place.at) {
    case 'how':
      return (
        <HowScreen
          address={addDeviceAddress(issuer)}
          needsHomeScreen={isForgetfulTab()}
          onNext={() => go({ at: 'scan', start: 'camera' })}
          onPaste={() => go({ at: 'scan', start: 'paste' })}
          onBack={home}
        />
      )
    case 'scan':
      return (
        <ScanScreen
          start={place.start}
          notice={place.notice}
          onText={read(place.start)}
          onBack={() => go(holder ? { at: 'home' } : { at: 'how' })}
        />
      )
    case 'confirm': {
      const { link } = place
      const enrols = link.kind === 'initialise'
      return (
        <ConfirmScreen
          kind={link.kind}
          issuer={hostOf(enrols ? link.issuer : issuer)}
          copyInstead={enrols && isForgetfulTab() ? linkText(link) : null}
          onContinue={() => (link.kind === 'initialise' ? go({ at: 'enrol', link }) : void showCode(link))}
          onCancel={home}
        />
      )
    }
    case 'enrol':
      return (
        <Enrolment
          device={device}
          link={place.link}
          onBack={home}
          onDone={(done) => go({ at: 'enrolled', device: done.device.name, name: done.account.name })}
        />
      )
    case 'enrolled':
      return (
        <MessageScreen
          tone="ok"
          icon="check"
          title={t('enrol.done.title')}
          actions={
            <Button primary onClick={() => (biometrics === 'off' ? go({ at: 'biometrics', offer: true }) : home())}>
              {t('continue')}
            </Button>
          }
        >
          <p>{t('enrol.done.text', { device: place.device, name: place.name })}</p>
        </MessageScreen>
      )
    case 'code':
      return <CodeScreen code={place.code} service={place.service} onClose={home} />
    case 'trouble':
      return (
        <MessageScreen
          tone="warn"
          icon="warn"
          title={place.title}
          actions={
            <Button primary onClick={home}>
              {t('back')}
            </Button>
          }
        >
          <p>{place.text}</p>
        </MessageScreen>
      )
    case 'no-account':
      return (
        <MessageScreen
          tone="warn"
          icon="warn"
          title={t('approve.none.title')}
          actions={
            <>
              <a className="lp-button" data-primary href={signInAddress(issuer)}>
                {t('result.approved.back')}
              </a>
              <Button onClick={() => go({ at: 'how' })}>{t('how.title')}</Button>
              <Button quiet onClick={home}>
                {t('close')}
              </Button>
            </>
          }
        >
          <p>{t('approve.none.text')}</p>
          <p>{t('approve.none.others')}</p>
        </MessageScreen>
      )
    case 'settings':
      return (
        <SettingsScreen
          account={holder ? { ...holder.account, device: holder.device.name, issuer: holder.service.issuer } : null}
          biometrics={biometrics}
          push={push.standing}
          version={version}
          busy={removing}
          onBiometrics={(on) => (on ? go({ at: 'biometrics', offer: false }) : void device.turnOffBiometrics())}
          onPin={(by) => go({ at: 'pin', by })}
          onRemove={() => void remove()}
          onBack={home}
        />
      )
    case 'history':
      return <HistoryScreen decisions={pastDecisions()} onBack={home} />
    default:
      return (
        <Home
          view={view}
          push={push.standing}
          onPush={push.ask}
          onRemoval={() => setSeen(null)}
          onInitialise={() => go({ at: 'how' })}
          onScan={() => go({ at: 'scan', start: 'camera' })}
          onSettings={() => go({ at: 'settings' })}
          onHistory={() => go({ at: 'history' })}
          {...(installable ? { onInstall: () => void install() } : {})}
          onForgotPin={() => go({ at: 'pin', by: 'forgot' })}
          onResume={() => void device.resume()}
          onForget={() => void device.forget()}
          onRemove={() => void remove()}
        />
      )
  }
}

/** Why a text that was read leads nowhere: what was filmed is a code, what was pasted a link. */
function noticeOf(start: 'camera' | 'paste', kind: AuthenticatorLink['kind']): AppKey {
  if (start === 'camera') return kind === 'approve' ? 'scan.approve' : 'scan.foreign'
  return kind === 'approve' ? 'paste.approve' : 'paste.foreign'
}

function startPlace(link: AuthenticatorLink): Place {
  return link.kind === 'initialise' || link.kind === 'sign-in' ? { at: 'confirm', link } : { at: 'home' }
}

/** The link again, for another copy of this app on the same device. */
function linkText(link: Extract<AuthenticatorLink, { kind: 'initialise' }>): string {
  return `${location.origin}/initialise#v=1&iss=${link.issuer}&id=${link.id}&s=${link.secret}`
}
