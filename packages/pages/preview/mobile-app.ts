import { now, person, phone, tablet } from './people.ts'
import type { Samples } from './sample.ts'

const enrolment = {
  status: 'pending',
  name: 'Élodie’s Fairphone',
  link: 'http://localhost:4002/initialise#v=1&iss=http%3A%2F%2Flocalhost%3A4000%2Fcas&id=Zk3vJ9qP5sT1xYb8WmR2Lg&s=9aQ4nB7cD2eF5gH8iJ1kLw',
  expiresAt: now + 271,
  triesLeft: null,
  device: null,
  eventsHref: '/cas/mobile/e/events',
  againHref: '/cas/mobile',
  cancelHref: '/cas/account/devices',
  proceedHref: '/cas/account/devices',
  service: null,
  notMeHref: '/cas/account/devices',
  person,
} as const

/** Phones with the app: listed, added, removed. */
export const mobileAppSamples = {
  devices: {
    two: {
      person,
      notice: { code: 'device-added', params: { device: 'Tablet in the kitchen', model: 'Chromium on Linux' } },
      action: '/cas/account/devices',
      devices: [phone, tablet],
      addHref: '/cas/mobile',
      maxDevices: 5,
    },
    none: { person, action: '/cas/account/devices', devices: [], addHref: '/cas/mobile', maxDevices: 5 },
    renaming: {
      person,
      action: '/cas/account/devices',
      devices: [phone, tablet],
      renaming: { device: 'd1', name: '' },
      issues: [{ field: 'name', code: 'required' }],
      addHref: '/cas/mobile',
      maxDevices: 2,
    },
  },
  deviceRemove: {
    last: { person, action: '/cas/account/devices', device: phone, last: true, cancelHref: '/cas/account/devices' },
  },
  addDevice: {
    first: {
      person,
      action: '/cas/mobile',
      values: { name: '' },
      cancelHref: '/cas/account/devices',
      appHref: 'http://localhost:4002/',
    },
    wrong: {
      person,
      action: '/cas/mobile',
      values: { name: 'My phone' },
      cancelHref: '/cas/account/devices',
      appHref: 'http://localhost:4002/',
      issues: [
        { field: 'pin', code: 'run' },
        { field: 'pin', code: 'common' },
        { field: 'confirmPin', code: 'mismatch' },
      ],
    },
    full: {
      person,
      action: '/cas/mobile',
      values: { name: '' },
      cancelHref: '/cas/account/devices',
      appHref: 'http://localhost:4002/',
      full: { maxDevices: 5, devicesHref: '/cas/account/devices' },
    },
  },
  enrolment: {
    pending: enrolment,
    tries: { ...enrolment, triesLeft: 1 },
    completed: {
      ...enrolment,
      status: 'completed',
      link: null,
      device: { name: 'Élodie’s Fairphone', model: 'Fairphone 6' },
      service: { name: 'Europass' },
    },
    'completed-on-the-way': {
      ...enrolment,
      status: 'completed',
      link: null,
      device: { name: 'Élodie’s Fairphone', model: 'Fairphone 6' },
      service: { name: 'Europass' },
      proceed: { action: '/cas/login', hidden: { stepUp: '1', continue: '/cas/x' } },
    },
    expired: { ...enrolment, status: 'expired', link: null },
    cancelled: { ...enrolment, status: 'cancelled', link: null },
    'no-tries': { ...enrolment, status: 'no-tries', link: null },
  },
} satisfies Pick<Samples, 'devices' | 'deviceRemove' | 'addDevice' | 'enrolment'>
