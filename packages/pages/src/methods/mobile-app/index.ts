import type { Draw, Method } from '../method.ts'
import { AddDevicePage } from './add-device.tsx'
import { DeviceRemovePage } from './device-remove.tsx'
import { DevicesPage } from './devices.tsx'
import { EnrolmentPage } from './enrolment.tsx'
import { FactorsRestPage } from './factors-rest.tsx'
import { GetApp } from './get-app.tsx'
import { QrSignInPage } from './qr-sign-in.tsx'
import { WaitingPage } from './waiting.tsx'
import type { MobileAppPages } from './props.ts'

/** What other pages show of the mobile app. */
export const mobileApp: Method = {
  names: ['mobile-app-pin', 'mobile-app-qr'],
  section: { name: 'devices', icon: 'phone' },
  adding: 'add-device.title',
  missing: {
    title: 'missing.phone.title',
    text: 'missing.phone.text',
    steps: ['missing.phone.step-1', 'missing.phone.step-2', 'missing.phone.step-3'],
    App: GetApp,
  },
}

/** The pages of the mobile app. */
export const mobileAppPages = (page: Draw): MobileAppPages => ({
  waiting: page(WaitingPage),
  qrSignIn: page(QrSignInPage),
  devices: page(DevicesPage),
  deviceRemove: page(DeviceRemovePage),
  addDevice: page(AddDevicePage),
  enrolment: page(EnrolmentPage),
  factorsRest: page(FactorsRestPage),
})
