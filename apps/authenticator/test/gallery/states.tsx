import { createDevice } from '@laissez-passer/mobile-crypto'
import type { ReactNode } from 'react'
import { Home, type HomeProps } from '../../src/web/home.tsx'
import type { PhoneView } from '../../src/web/phone-store.ts'
import { Biometrics } from '../../src/web/biometrics.tsx'
import { CodeScreen } from '../../src/web/screens/code-screen.tsx'
import { ConfirmScreen } from '../../src/web/screens/confirm-screen.tsx'
import { EnrolScreen } from '../../src/web/screens/enrol-screen.tsx'
import { FirstScreen } from '../../src/web/screens/first-screen.tsx'
import { HistoryScreen } from '../../src/web/screens/history-screen.tsx'
import { HowScreen } from '../../src/web/screens/how-screen.tsx'
import { PasswordStepScreen } from '../../src/web/screens/password-step-screen.tsx'
import { PinStepScreen } from '../../src/web/screens/pin-step-screen.tsx'
import { RemovalScreen } from '../../src/web/screens/removal-screen.tsx'
import { RequestScreen } from '../../src/web/screens/request-screen.tsx'
import { ResultScreen } from '../../src/web/screens/result-screen.tsx'
import { ScanScreen } from '../../src/web/screens/scan-screen.tsx'
import { SettingsScreen } from '../../src/web/screens/settings-screen.tsx'
import { WelcomeScreen } from '../../src/web/screens/welcome-screen.tsx'

const nothing = (): void => {}
/** `?names=long`: names in one word, as long as EU Login takes them. */
const named = (name: string, most: number): string =>
  new URLSearchParams(location.search).get('names') === 'long' ? 'Donaudampfschiff'.repeat(8).slice(0, most) : name
const request = {
  service: named('Europass', 60),
  origin: 'http://localhost:4001',
  browser: 'Firefox (Linux)',
  place: 'Vilnius, Lithuania',
  digits: 2,
  age: 12,
  left: 108,
}
const account = {
  name: named('Élodie Müller', 100),
  uid: 'n00abcde',
  device: named('Élodie’s Fairphone', 50),
  issuer: 'http://localhost:4000',
}
const ask = { pinDigits: 4, onApprove: nothing, onRefuse: nothing, onNotMe: nothing, onExpired: nothing }
const welcome = { ...account, onPush: nothing, onScan: nothing, onSettings: nothing, onHistory: nothing }
const enrol = { issuer: 'localhost:4000', pinDigits: 4, onPin: nothing, onBack: nothing }

const pinStep = { pinDigits: 4, onPin: nothing, onBack: nothing }
const password = { account, lostHref: 'http://localhost:4000/cas/password/lost', onPassword: nothing, onBack: nothing }
const confirm = { issuer: 'localhost:4000', onContinue: nothing, onCancel: nothing }
const service = {
  issuer: 'http://localhost:4000',
  name: 'EU Login',
  api: '',
  signIn: 'http://localhost:4000/cas/login',
  pushKey: null,
  pinDigits: 4,
}
const view: PhoneView = { device: null, online: null, requests: [], removal: null, asked: false, broken: false }
const home: Omit<HomeProps, 'view'> = {
  push: 'none',
  onPush: nothing,
  onRemoval: nothing,
  onInitialise: nothing,
  onScan: nothing,
  onSettings: nothing,
  onHistory: nothing,
  onForgotPin: nothing,
  onResume: nothing,
  onForget: nothing,
  onRemove: nothing,
}
const byFinger = { by: 'biometrics', onBy: nothing } as const
const noKeys = {
  load: async () => null,
  update: async () => null,
  watch: () => () => undefined,
  persist: async () => false,
}
const holder = {
  status: 'enrolled',
  service,
  account,
  biometrics: false,
  device: { id: 'x', name: account.device },
} as const
const biometrics = {
  device: createDevice({ issuers: ['https://id.example.eu'], keys: noKeys }),
  holder,
  onClose: nothing,
}
const removal = {
  id: 'x',
  kind: 'device',
  factor: account.device,
  own: true,
  askedAt: 1_795_262_400,
  dueAt: 1_795_521_600,
}
const lost = { locked: false, onKeep: nothing, onLost: nothing }
const result = { signIn: service.signIn, onClose: nothing }

const decisions = (['approved', 'refused', 'not-me', 'wrong-code'] as const).map((outcome, index) => ({
  at: 1_795_262_400_000 - index * 86_400_000,
  service: index === 2 ? 'A service with a long name of the European Union' : 'Europass',
  browser: 'Firefox (Linux)',
  place: index === 1 ? '' : 'Vilnius, Lithuania',
  outcome,
}))

/** Screens by name. */
export const states: Readonly<Record<string, ReactNode>> = {
  first: <FirstScreen onInitialise={nothing} onSettings={nothing} />,
  how: <HowScreen address="http://localhost:4000/cas/mobile" onNext={nothing} onPaste={nothing} onBack={nothing} />,
  'how-warnings': (
    <HowScreen
      address="http://localhost:4000/cas/mobile"
      needsHomeScreen
      screenLock="missing"
      onNext={nothing}
      onPaste={nothing}
      onBack={nothing}
    />
  ),
  scan: <ScanScreen start="camera" onText={nothing} onBack={nothing} />,
  paste: (
    <ScanScreen
      start="paste"
      onText={nothing}
      onBack={nothing}
      notice="This isn’t the right link. Paste the one under the QR code that EU Login shows."
    />
  ),
  enrol: <EnrolScreen {...enrol} />,
  'enrol-wrong': (
    <EnrolScreen
      {...enrol}
      warnScreenLock
      trouble={{
        text: 'That PIN is not the one chosen on your computer. You have 3 tries left.',
        attempt: 1,
        retype: 'pin',
      }}
    />
  ),
  'enrol-busy': <EnrolScreen {...enrol} busy />,
  welcome: <WelcomeScreen {...welcome} connection="online" push="offer" />,
  'welcome-install': <WelcomeScreen {...welcome} connection="online" push="on" onInstall={nothing} />,
  history: <HistoryScreen decisions={decisions} onBack={nothing} />,
  'history-empty': <HistoryScreen decisions={[]} onBack={nothing} />,
  'first-install': <FirstScreen onInitialise={nothing} onSettings={nothing} onInstall={nothing} />,
  'welcome-offline': <WelcomeScreen {...welcome} connection="offline" push="on" />,
  'welcome-removal': <WelcomeScreen {...welcome} connection="online" push="on" removal={removal} />,
  'welcome-denied': <WelcomeScreen {...welcome} connection="connecting" push="denied" />,
  request: <RequestScreen {...ask} request={request} />,
  'request-plain': <RequestScreen {...ask} request={{ ...request, digits: 0, place: '', origin: '' }} more={1} />,
  'request-six': <RequestScreen {...ask} request={{ ...request, digits: 6 }} pinDigits={6} />,
  'request-wrong': (
    <RequestScreen
      {...ask}
      request={request}
      trouble={{ text: 'Wrong PIN. You have 3 tries left before this app locks.', attempt: 1, retype: 'pin' }}
    />
  ),
  'request-busy': <RequestScreen {...ask} request={request} busy />,
  'request-finger': <RequestScreen {...ask} {...byFinger} request={request} />,
  'request-finger-plain': <RequestScreen {...ask} {...byFinger} request={{ ...request, digits: 0 }} />,
  'request-finger-busy': <RequestScreen {...ask} {...byFinger} request={request} busy />,
  'request-not-recognised': (
    <RequestScreen
      {...ask}
      {...byFinger}
      by="pin"
      request={request}
      trouble={{
        text: 'Your device didn’t recognise you, or the question was closed. Enter your PIN code instead.',
        attempt: 1,
        retype: 'pin',
      }}
    />
  ),
  'biometrics-offer': <Biometrics {...biometrics} offer />,
  'biometrics-pin': <Biometrics {...biometrics} offer={false} />,
  removal: <RemovalScreen {...lost} removal={{ ...removal, own: false }} />,
  'removal-own': <RemovalScreen {...lost} removal={removal} />,
  'removal-locked': <RemovalScreen {...lost} locked removal={removal} />,
  code: <CodeScreen code="04718253" service="Europass" onClose={nothing} />,
  settings: (
    <SettingsScreen account={account} push="on" version="0.1.0" onPin={nothing} onRemove={nothing} onBack={nothing} />
  ),
  'pin-present': (
    <PinStepScreen
      {...pinStep}
      title="Your present PIN"
      kicker="Step 1 of 3"
      hint="The one that you type to confirm a sign-in."
      go="Next"
    />
  ),
  'pin-weak': (
    <PinStepScreen
      {...pinStep}
      title="Choose a new PIN"
      kicker="Step 2 of 3"
      hint="4 digits that nobody would guess: no birthday, no run, no repetition."
      go="Next"
      trouble={{
        text: 'Sequences such as 1234 are easy to guess. Choose another PIN code.',
        attempt: 1,
        retype: 'pin',
      }}
    />
  ),
  'pin-forgot': <PasswordStepScreen {...password} />,
  'pin-forgot-wrong': <PasswordStepScreen {...password} problem="That isn’t the password of this account." />,
  'confirm-initialise': <ConfirmScreen {...confirm} kind="initialise" />,
  'confirm-copy': <ConfirmScreen {...confirm} kind="initialise" copyInstead="http://localhost:4002/initialise#x" />,
  'confirm-sign-in': <ConfirmScreen {...confirm} kind="sign-in" />,
  loading: <Home {...home} view={view} />,
  broken: <Home {...home} view={{ ...view, broken: true }} />,
  enrolling: <Home {...home} view={{ ...view, device: { status: 'enrolling', service } }} />,
  locked: (
    <Home
      {...home}
      view={{
        ...view,
        device: { status: 'locked', service, account, biometrics: false, device: { id: 'x', name: account.device } },
      }}
    />
  ),
  removed: <Home {...home} view={{ ...view, device: { status: 'removed', service, account } }} />,
  approved: <ResultScreen {...result} outcome="approved" sameDevice={false} />,
  'approved-same-device': <ResultScreen {...result} outcome="approved" sameDevice />,
  refused: <ResultScreen {...result} outcome="refused" sameDevice={false} />,
  'not-me': <ResultScreen {...result} outcome="not-me" sameDevice={false} />,
  expired: <ResultScreen {...result} outcome="expired" sameDevice={false} />,
  'wrong-code': <ResultScreen {...result} outcome="wrong-code" sameDevice={false} />,
  'settings-biometrics': (
    <SettingsScreen
      account={account}
      biometrics="on"
      push="on"
      version="0.1.0"
      onPin={nothing}
      onRemove={nothing}
      onBack={nothing}
    />
  ),
  'settings-offer': (
    <SettingsScreen
      account={account}
      biometrics="off"
      push="denied"
      version="0.1.0"
      onPin={nothing}
      onRemove={nothing}
      onBack={nothing}
    />
  ),
  'settings-empty': (
    <SettingsScreen account={null} push="none" version="0.1.0" onPin={nothing} onRemove={nothing} onBack={nothing} />
  ),
}
