import type { TokenCodeProps } from '../src/types.ts'
import { europass, now } from './people.ts'
import type { Samples } from './sample.ts'

const device = {
  action: '/cas/login',
  hidden: { flow: 'f', current: 'token' },
  service: europass,
  status: 'ready',
  kind: 'token',
  token: 'Grey token',
  challenge: null,
  triesLeft: null,
  until: null,
  others: [],
  startHref: '/cas/login',
} satisfies Partial<TokenCodeProps>
const app = { ...device, hidden: { flow: 'f', current: 'token-app' }, kind: 'token-app', token: 'My phone' } as const
const cram = { ...device, hidden: { flow: 'f', current: 'token-cram' }, kind: 'token-cram' } as const

/** Codes of tokens. */
export const tokenSamples = {
  tokenCode: {
    device,
    wrong: { ...device, issues: [{ field: 'code', code: 'token-wrong-code' }] },
    next: { ...device, issues: [{ field: 'code', code: 'token-next-code' }] },
    app: { ...app, others: [{ name: 'password' }] },
    challenge: { ...cram, challenge: '71829304' },
    tries: { ...cram, challenge: '71829304', triesLeft: 1, issues: [{ field: 'code', code: 'token-wrong-code' }] },
    expired: { ...cram, status: 'expired' },
    'no-tries': { ...cram, status: 'no-tries' },
    throttled: { ...device, status: 'throttled', until: now + 700 },
  },
} satisfies Pick<Samples, 'tokenCode'>
