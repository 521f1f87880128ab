import type { ReactNode } from 'react'
import { CodeScreen } from '../../src/web/screens/code-screen.tsx'
import { EnrolScreen } from '../../src/web/screens/enrol-screen.tsx'
import { FirstScreen } from '../../src/web/screens/first-screen.tsx'
import { HowScreen } from '../../src/web/screens/how-screen.tsx'
import { RequestScreen } from '../../src/web/screens/request-screen.tsx'
import { ScanScreen } from '../../src/web/screens/scan-screen.tsx'
import { SettingsScreen } from '../../src/web/screens/settings-screen.tsx'
import { WelcomeScreen } from '../../src/web/screens/welcome-screen.tsx'

const nothing = (): void => {}
const request = { service: 'Europass', origin: 'http://localhost:4001', browser: 'Firefox on Linux', place: 'Vilnius, Lithuania', digits: 2, age: 12, left: 108 }
const account = { name: 'Élodie Müller', uid: 'n00abcde', device: 'Élodie’s Fairphone', issuer: 'http://localhost:4000' }
const ask = { pinDigits: 4, onApprove: nothing, onRefuse: nothing, onNotMe: nothing }
const welcome = { ...account, onPush: nothing, onScan: nothing, onSettings: nothing }
const enrol = { issuer: 'localhost:4000', pinDigits: 4, onPin: nothing, onBack: nothing }

/** Screens by name. */
export const states: Readonly<Record<string, ReactNode>> = {
  first: <FirstScreen onInitialise={nothing} onSettings={nothing} />,
  how: <HowScreen address="http://localhost:4000/cas/mobile" onNext={nothing} onPaste={nothing} onBack={nothing} />,
  'how-warnings': <HowScreen address="http://localhost:4000/cas/mobile" needsHomeScreen screenLock="missing" onNext={nothing} onPaste={nothing} onBack={nothing} />,
  scan: <ScanScreen start="camera" onText={nothing} onBack={nothing} />,
  paste: <ScanScreen start="paste" onText={nothing} onBack={nothing} notice="This QR code belongs to another site. Scan the one shown by EU Login." />,
  enrol: <EnrolScreen {...enrol} />,
  'enrol-wrong': <EnrolScreen {...enrol} warnScreenLock error="That PIN is not the one chosen on your computer. You have 3 tries left." />,
  'enrol-busy': <EnrolScreen {...enrol} busy />,
  welcome: <WelcomeScreen {...welcome} connection="online" push="offer" />,
  'welcome-offline': <WelcomeScreen {...welcome} connection="offline" push="on" />,
  'welcome-denied': <WelcomeScreen {...welcome} connection="connecting" push="denied" />,
  request: <RequestScreen {...ask} request={request} />,
  'request-plain': <RequestScreen {...ask} request={{ ...request, digits: 0, place: '', origin: '' }} more={1} />,
  'request-six': <RequestScreen {...ask} request={{ ...request, digits: 6 }} pinDigits={6} />,
  'request-wrong': <RequestScreen {...ask} request={request} error="Wrong PIN. You have 3 tries left before this app locks." />,
  'request-busy': <RequestScreen {...ask} request={request} busy />,
  code: <CodeScreen code="04718253" service="Europass" onClose={nothing} />,
  settings: <SettingsScreen account={account} push="on" version="0.1.0" onRemove={nothing} onBack={nothing} />,
  'settings-empty': <SettingsScreen account={null} push="none" version="0.1.0" onRemove={nothing} onBack={nothing} />,
}
