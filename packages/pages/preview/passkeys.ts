import { europass, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const laptop = {
  id: 'p1',
  name: 'My laptop',
  kind: 'platform',
  make: 'Windows Hello',
  discoverable: true,
  backedUp: false,
  createdAt: now - 86_400 * 90,
  lastUsedAt: now - 7200,
} as const
const phone = {
  id: 'p2',
  name: 'Élodie’s Fairphone',
  kind: 'phone',
  make: 'Google Password Manager',
  discoverable: true,
  backedUp: true,
  createdAt: now - 86_400 * 30,
  lastUsedAt: null,
} as const
const key = {
  id: 'p3',
  name: 'Blue key',
  kind: 'security-key',
  make: null,
  discoverable: false,
  backedUp: false,
  createdAt: now - 86_400 * 800,
  lastUsedAt: now - 86_400 * 200,
} as const

const list = {
  person,
  action: '/cas/account/passkeys',
  passkeys: [laptop, phone, key],
  addHref: '/cas/account/passkeys/add',
  maxPasskeys: 20,
  accepted: '{"rpId":"id.example"}',
} as const
const asked = {
  action: '/cas/login',
  hidden: { flow: 'f', current: 'passkey' },
  service: europass,
  options: '{"challenge":"AAAA"}',
  others: [],
  startHref: '/cas/login',
} as const
const add = {
  action: '/cas/account/passkeys/add',
  values: { name: '', where: 'this-device' },
  options: '{"challenge":"AAAA"}',
  cancelHref: '/cas/account/passkeys',
  person,
} as const

/** Pages about passkeys, in the states that people meet. */
export const passkeySamples = {
  passkey: {
    asked,
    refused: {
      ...asked,
      others: [{ name: 'mobile-app-pin' }],
      issues: [{ field: 'form', code: 'passkey-unknown' }],
    },
  },
  passkeys: {
    several: { ...list, notice: { code: 'passkey-added' } },
    none: { ...list, passkeys: [] },
    renaming: {
      ...list,
      passkeys: [laptop],
      renaming: { passkey: 'p1', name: '' },
      issues: [{ field: 'name', code: 'required' }],
    },
    'on-the-way': {
      ...list,
      passkeys: [laptop],
      notice: { code: 'passkey-added' },
      proceed: { action: '/cas/login', hidden: { stepUp: '1', continue: '/cas/x' }, service: 'Europass' },
    },
    full: { ...list, maxPasskeys: 3 },
  },
  passkeyRemove: {
    one: { person, action: list.action, passkey: key, last: false, cancelHref: list.action },
    last: { person, action: list.action, passkey: laptop, last: true, cancelHref: list.action },
  },
  addPasskey: {
    first: add,
    wrong: {
      ...add,
      values: { name: '', where: 'security-key' },
      issues: [
        { field: 'name', code: 'required' },
        { field: 'form', code: 'passkey-expired' },
      ],
    },
    full: { ...add, full: { maxPasskeys: 20, passkeysHref: list.action } },
  },
} satisfies Pick<Samples, 'passkey' | 'passkeys' | 'passkeyRemove' | 'addPasskey'>
