import { hotp, totp } from '@laissez-passer/core/one-time-codes'
import { ocra, parseOcraSuite } from '@laissez-passer/core/authenticator'
import type { Browser, Visit } from './browser.ts'
import { type AuthenticatorDevice, memoryKeys, openPhone, parseLink, transferCodeOn } from './phone.ts'
import { scanned } from './qr-code.ts'
import { type Cast, type Clock, type Who } from './sign-in-model/cast.ts'
import { type Person, pin, suite } from './sign-in-model/person.ts'
import { authorizeAddress, type Sent, signIn, type World } from './world.ts'

/** How a try ended: judged and right, judged and wrong, or not judged at all. */
export type Outcome = 'accepted' | 'wrong' | 'closed'

/** Where tries are made. */
export interface Lab {
  readonly cast: Cast
  readonly world: World
  readonly clock: Clock
}

/** One place where something secret is typed. */
export interface Field {
  /** The n-th wrong answer. */
  readonly wrong: (n: number) => Promise<Outcome>
  readonly right: () => Promise<Outcome>
}

/** Something that is typed, and might be guessed. A new method joins by an entry here. */
export interface Typed {
  readonly name: string
  /** How many wrong ones are judged before it closes. */
  readonly limit: number
  /** What is looked at when one is judged, as `Opened.judged` counts it. */
  readonly judges: string
  /** For how long it is closed; null: for good, so far as this test can wait. */
  readonly lockSeconds: number | null
  /** The same right one may be used again. */
  readonly reusable?: true
  /** Counted for one session, which is to be had by the password alone: no other is closed by it. */
  readonly ofOneSession?: true
  /** It belongs to one page: another sign-in shows another. */
  readonly ofOnePage?: true
  /** A wrong one is no line of the activity: why. */
  readonly untold?: string
  /** A browser that is new, in a sign-in that is new, at the field. Every call is another network address. */
  readonly open: (lab: Lab) => Promise<Field>
}

let networks = 0
/** A browser nobody has seen, in a network that nobody has used. */
export const stranger = (world: World): Browser =>
  world.browser({ 'Test-Address': `198.51.${100 + (networks >> 8)}.${networks++ & 255}` })

const outcomeOf = ({ status, text }: Pick<Visit, 'status' | 'text'>): Outcome => {
  if (/(?:code|password|answer) is incorrect|isn’t (?:the code|one of your recovery codes)/.test(text)) return 'wrong'
  return status === 200 ? 'accepted' : 'closed'
}

/** The n-th of many codes that aren't this one. */
const another = (n: number, right: string): string => {
  const code = String(n + 1).padStart(right.length, '0')
  return code === right ? '9'.repeat(right.length) : code
}

const actor = ({ cast }: Lab, who: Exclude<Who, 'nobody'>): Person => cast.people[who]

/** A code typed into the page of a sign-in, after the password. */
function inSignIn(
  who: Exclude<Who, 'nobody'>,
  method: string,
  codeFor: (lab: Lab, page: Visit) => string | Promise<string>,
): Typed['open'] {
  return async (lab) => {
    const { email, password } = actor(lab, who)
    const browser = stranger(lab.world)
    const first = await signIn(browser, { identifier: email, password, method, start: await authorizeAddress() })
    const { fields } = first.forms.find(({ names }) => names.has('code')) ?? {}
    const send = async (code: string) => outcomeOf(await browser.post('/cas/login', { ...fields, code }))
    const right = fields === undefined ? '' : await codeFor(lab, first)
    return { wrong: (n) => send(another(n, right)), right: () => send(right) }
  }
}

const secret = (bytes: Uint8Array<ArrayBuffer> | null): Uint8Array<ArrayBuffer> => bytes ?? new Uint8Array()

async function phoneOf(lab: Lab): Promise<AuthenticatorDevice> {
  const keys = memoryKeys()
  const { phone } = actor(lab, 'ben')
  if (phone) await keys.update(() => phone)
  return openPhone(lab.world, { keys })
}

const texted = (sent: readonly Sent[], template: string): string =>
  String(sent.findLast((message) => message.template === template)?.params['code'] ?? '')

const quarter = 15 * 60

/** Everything secret that is typed. */
export const typed: readonly Typed[] = [
  {
    name: 'password',
    judges: 'password',
    limit: 10,
    // Then each try costs work: nothing that is merely waited for.
    lockSeconds: null,
    reusable: true,
    async open(lab) {
      const { email, password } = actor(lab, 'ann')
      const browser = stranger(lab.world)
      const page = await browser.submit(await browser.get('/cas/login'), { identifier: email })
      const send = async (text: string) => outcomeOf(await browser.submit(page, { password: text, method: 'password' }))
      return { wrong: (n) => send(`Wrong-horse-${n}`), right: () => send(password) }
    },
  },
  {
    name: 'code of an authenticator app',
    judges: 'token',
    limit: 5,
    lockSeconds: quarter,
    open: inSignIn('cat', 'token-app', (lab) =>
      totp(secret(actor(lab, 'cat').appSecret), { hash: 'SHA1', digits: 6, stepSeconds: 30, time: lab.clock.now }),
    ),
  },
  {
    name: 'code of a token that counts',
    judges: 'token',
    limit: 5,
    lockSeconds: quarter,
    open: inSignIn('dan', 'token', (lab) =>
      hotp(secret(actor(lab, 'dan').tokenSecret), { hash: 'SHA1', digits: 6, counter: 0 }),
    ),
  },
  {
    name: 'answer to a challenge',
    judges: 'token',
    limit: 5,
    lockSeconds: quarter,
    ofOnePage: true,
    open: inSignIn('dan', 'token-cram', (lab, { html }) => {
      const question = /<p class="code"><strong>(\d{8})<\/strong>/.exec(html)?.[1] ?? ''
      const parsed = parseOcraSuite(suite)
      return (parsed && ocra(parsed, secret(actor(lab, 'dan').tokenSecret), { question })) ?? ''
    }),
  },
  {
    name: 'code for a QR code',
    judges: 'code-secret',
    limit: 10,
    lockSeconds: quarter,
    ofOnePage: true,
    open: inSignIn('ben', 'mobile-app-qr', async (lab, page) => {
      const answer = await (await phoneOf(lab)).code(parseLink(scanned(page)))
      return answer.ok ? answer.code : ''
    }),
  },
  {
    name: 'recovery code',
    judges: 'recovery-code',
    limit: 5,
    lockSeconds: quarter,
    async open(lab) {
      const { email, password, recoveryCodes } = actor(lab, 'ben')
      const browser = stranger(lab.world)
      const start = await authorizeAddress()
      const asked = await signIn(browser, { identifier: email, password, method: 'mobile-app-qr', start })
      const page = await browser.submit(asked, { method: 'recovery-code' })
      const send = async (code: string) => outcomeOf(await browser.submit(page, { code }))
      return {
        wrong: (n) => send(`7K2M-Q9XD-04TB-${String(n).padStart(4, '0')}`),
        right: () => send(recoveryCodes[0] ?? ''),
      }
    },
  },
  {
    name: 'code by text message',
    judges: 'mac of sent-code',
    limit: 5,
    lockSeconds: quarter,
    // Each sign-in has a message of its own.
    ofOnePage: true,
    open: inSignIn('eve', 'sms', async ({ world }) => texted(await world.mails(), 'text-sign-in')),
  },
  {
    name: 'code that confirms a number',
    untold: 'it is their own number, in their own session',
    judges: 'mac of sent-code',
    limit: 5,
    lockSeconds: null,
    reusable: true,
    ofOneSession: true,
    async open(lab) {
      const { email, password } = actor(lab, 'ann')
      const browser = stranger(lab.world)
      await signIn(browser, { identifier: email, password })
      const form = await browser.submit(await browser.get('/cas/account/phones/add'), { number: '+32 470 12 34 99' })
      const right = texted(await lab.world.mails(), 'text-new-phone')
      const send = async (code: string): Promise<Outcome> => {
        const done = await browser.submit(form, { code })
        return done.path.includes('phone-added') ? 'accepted' : done.status === 422 ? 'wrong' : 'closed'
      }
      return { wrong: (n) => send(another(n, right)), right: () => send(right) }
    },
  },
  {
    name: 'current password, for a new one',
    judges: 'password',
    limit: 10,
    lockSeconds: quarter,
    reusable: true,
    ofOneSession: true,
    async open(lab) {
      const { email, password } = actor(lab, 'ann')
      const browser = stranger(lab.world)
      await signIn(browser, { identifier: email, password })
      const form = await browser.get('/cas/account/password')
      const send = async (currentPassword: string): Promise<Outcome> => {
        // A new one that is refused: the present one stays.
        const done = await browser.submit(form, { currentPassword, newPassword: 'x', confirmPassword: 'x' })
        return done.status === 422 && !done.text.includes('Your current password is incorrect')
          ? 'accepted'
          : outcomeOf(done)
      }
      return { wrong: (n) => send(`Wrong-horse-${n}`), right: () => send(password) }
    },
  },
  {
    name: 'PIN on the phone',
    untold: 'the phone alone knows; the fifth locks it, and is told',
    judges: 'oprf-key',
    limit: 5,
    lockSeconds: null,
    reusable: true,
    async open(lab) {
      const { email, password } = actor(lab, 'ben')
      const browser = stranger(lab.world)
      const start = await authorizeAddress()
      const page = await signIn(browser, { identifier: email, password, method: 'mobile-app-pin', start })
      const phone = await phoneOf(lab)
      const waiting = await phone.pending()
      const request = waiting.ok ? waiting.requests.at(-1) : undefined
      const send = async (text: string): Promise<Outcome> => {
        if (!request) return 'closed'
        const done = await phone.approve(request, { pin: text, transferCode: transferCodeOn(page) })
        return done.ok ? 'accepted' : done.reason === 'wrong-pin' ? 'wrong' : 'closed'
      }
      return { wrong: (n) => send(another(n, pin)), right: () => send(pin) }
    },
  },
  {
    name: 'password on the phone, for a forgotten PIN',
    judges: 'password',
    limit: 10,
    lockSeconds: quarter,
    reusable: true,
    async open(lab) {
      const phone = await phoneOf(lab)
      const send = async (text: string): Promise<Outcome> => {
        const done = await phone.resetPin({ password: text, newPin: '8264' })
        return done.ok ? 'accepted' : done.reason === 'wrong-password' ? 'wrong' : 'closed'
      }
      return { wrong: (n) => send(`Wrong-horse-${n}`), right: () => send(actor(lab, 'ben').password) }
    },
  },
  {
    name: 'code of a television',
    untold: 'it says whose television it is, not who somebody is',
    judges: 'macs of user-code',
    limit: 5,
    lockSeconds: quarter,
    // Until it is answered.
    reusable: true,
    async open(lab) {
      const { email, password } = actor(lab, 'ann')
      const browser = stranger(lab.world)
      await signIn(browser, { identifier: email, password })
      const body = new URLSearchParams({ client_id: 'films', scope: 'openid' })
      const asked = await browser.request('/cas/oauth2/device_authorization', { method: 'POST', body })
      const { user_code: right } = await asked.json()
      const send = async (code: string): Promise<Outcome> => {
        const done = await browser.post('/cas/device', { code })
        return done.path.startsWith('/cas/device/confirm') ? 'accepted' : outcomeOf(done)
      }
      const letters = 'BCDFGHJKLMNPQRSTVWXZ'
      const wrong = (n: number) => `BCDFGH${letters[Math.floor(n / 20) % 20]}${letters[n % 20]}`
      return { wrong: (n) => send(wrong(n)), right: () => send(right) }
    },
  },
]
