import { defaultBase, isBase } from '@laissez-passer/core/addresses'
import { type AuthenticatorLink, thumbprint } from '@laissez-passer/core/authenticator'
import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import type { Biometrics } from './biometrics/biometrics.ts'
import { platformBiometrics } from './biometrics/platform.ts'
import {
  biometricsIn,
  type BiometricsChanged,
  followBiometrics,
  turnOffBiometrics,
  turnOnBiometrics,
} from './biometrics/turn-on.ts'
import { type Answered, type ApprovalRequest, approve, refuseRequest } from './approvals.ts'
import { type Answer, createChannel } from './channel.ts'
import { code, type QrResponse } from './code.ts'
import { enrol, type Enrolled, inspect, type Inspection, resume } from './enrol.ts'
import type { DeviceKeys, DeviceRecord, KnownService } from './keys/record.ts'
import { changePin, type PinRenewed, resetPin } from './new-pin.ts'
import { change, enrolled, follow, followKeys, type Phone, sendAs } from './phone.ts'
import { keepFactor, type Kept, type Removal } from './removal.ts'
import type { PersonProof } from './sign.ts'
import { settled } from './settle.ts'
import { createWaker, type DeviceEvent, events, pendingNow, requests, type Waiting } from './requests.ts'

/** How a phone is set up. */
export interface DeviceOptions {
  /**
   * Origins of the providers that this app trusts, e.g. `https://id.example.eu`; links of any other are
   * refused.
   */
  readonly issuers: readonly string[]
  /** What their addresses start with. Default: `/cas`, as of EU Login. */
  readonly base?: string
  /** Where keys are kept: `indexedDbKeys()` in a browser. */
  readonly keys: DeviceKeys
  /** Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch
  /** What the phone is, for the account's list of devices, e.g. `Chromium on Android`. */
  readonly model?: () => string
  /** BCP 47 language of the app, for pushes. */
  readonly language?: () => string
  /** Whether the phone has a screen lock. Default: whether it has a user-verifying platform authenticator. */
  readonly screenLock?: () => Promise<boolean>
  /** Fingerprint or face. Default: the platform's, by WebAuthn. */
  readonly biometrics?: Biometrics
  /** Between polls where streaming fails. Default 5. */
  readonly pollSeconds?: number
}

/** How a phone stands. */
export type DeviceState =
  | { readonly status: 'none' }
  /** An enrolment was interrupted: call `resume`. */
  | { readonly status: 'enrolling'; readonly service: KnownService }
  | {
      readonly status: 'enrolled' | 'locked'
      readonly service: KnownService
      readonly account: { readonly name: string; readonly uid: string }
      readonly device: { readonly id: string; readonly name: string }
      /** A finger or a face may stand for the PIN. */
      readonly biometrics: boolean
    }
  /** Removed elsewhere: say so, then call `forget`. */
  | {
      readonly status: 'removed'
      readonly service: KnownService
      readonly account: { readonly name: string; readonly uid: string }
    }

/**
 * The phone's half of the authenticator protocol. Expected outcomes are values; nothing here throws because a
 * network or a provider fails.
 */
export interface AuthenticatorDevice {
  /** How this phone stands, from its own storage. */
  state(): Promise<DeviceState>
  /** Calls back after every change of the state, in this tab or another one. @returns stops it. */
  onChange(listener: () => void): () => void
  /** Says whose link this is and whether this phone may enrol with it. Spends nothing. */
  inspect(link: AuthenticatorLink): Promise<Inspection>
  /** Makes this phone a device of the account. Spends one of the enrolment's five PIN tries. */
  enrol(link: AuthenticatorLink, options: { readonly pin: string }): Promise<Enrolled>
  /** Goes on with an enrolment that was interrupted; null when there is none. Call it at every start. */
  resume(): Promise<Enrolled | null>
  /** Asks the provider how this phone stands and follows; a new PIN that waits is confirmed first. */
  refresh(): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>
  /** Requests as they come, each once, until `signal` aborts or the phone is no device any more. */
  requests(options: { readonly signal: AbortSignal }): AsyncIterable<ApprovalRequest>
  /** The same with more to tell: requests that ended, and whether the provider can be reached. */
  events(options: { readonly signal: AbortSignal }): AsyncIterable<DeviceEvent>
  /** The requests that wait now, and the lost factor that soon goes. */
  pending(options?: {
    readonly signal?: AbortSignal
  }): Promise<({ readonly ok: true } & Waiting) | { readonly ok: false; readonly reason: string }>
  /** Makes `requests` look at once: the app came to the foreground, the network came back, a push arrived. */
  wake(): void
  /**
   * Approves with the PIN, or biometrics where they are on, and the digits that the browser shows (empty
   * where it shows none).
   */
  approve(request: ApprovalRequest, options: PersonProof & { readonly transferCode?: string }): Promise<Answered>
  /** Refuses; needs no PIN. */
  refuse(request: Pick<ApprovalRequest, 'id'>): Promise<Answered>
  /** "This wasn't me": refuses, alerts, and keeps strangers from asking for an hour. Needs no PIN. */
  notMe(request: Pick<ApprovalRequest, 'id'>): Promise<Answered>
  /** Keeps a factor that was reported as lost. */
  keep(removal: Pick<Removal, 'id'>, by: PersonProof): Promise<Kept>
  /** Replaces the PIN by a new one that may be chosen (`checkPin`). Spends a PIN try. */
  changePin(options: { readonly pin: string; readonly newPin: string }): Promise<PinRenewed>
  /** Whether this phone has biometrics to turn on. */
  biometricsAvailable(): Promise<boolean>
  /** Lets a finger or a face stand for the PIN. Spends a PIN try; the platform asks the person. */
  turnOnBiometrics(options: { readonly pin: string }): Promise<BiometricsChanged>
  /** From now on the PIN alone counts. */
  turnOffBiometrics(): Promise<BiometricsChanged>
  /**
   * Sets a new PIN by the account's password: the PIN was forgotten, or this phone is locked. Where
   * biometrics are on, they are asked for too.
   */
  resetPin(options: { readonly password: string; readonly newPin: string }): Promise<PinRenewed>
  /** The eight digits for a QR code; works without a network. */
  code(link: AuthenticatorLink): Promise<QrResponse>
  /** Registers a push subscription, as `PushSubscription.toJSON()` gives it, or forgets it (null). */
  setPush(subscription: object | null): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>
  /** Removes this phone from the account and forgets its keys. */
  remove(): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>
  /** Forgets what this phone knows, without telling anyone: after `removed`, or to start again. */
  forget(): Promise<void>
}

const rules: OptionRules<DeviceOptions> = {
  issuers: {
    takes: (given) => Array.isArray(given) && given.length > 0 && given.every(accepts.origin.takes),
    accepted: `a list with at least one, each of it ${accepts.origin.accepted}`,
  },
  base: optional({ takes: (given) => typeof given === 'string' && isBase(given), accepted: 'a path such as /cas' }),
  keys: accepts.having('a storage of keys, such as indexedDbKeys()', 'load', 'update', 'watch', 'persist'),
  fetch: optional(accepts.made),
  model: optional(accepts.made),
  language: optional(accepts.made),
  screenLock: optional(accepts.made),
  biometrics: optional(accepts.having('available, create and sign', 'available', 'create', 'sign')),
  pollSeconds: optional(accepts.over(0, 'seconds')),
}

/**
 * A phone.
 *
 * @param options Whom it trusts and where it keeps its keys.
 * @returns a device that holds nothing itself but the provider's last nonce: two of them over the same keys
 * are the same phone.
 * @throws LaissezPasserError `invalid-settings` with a line for each invalid option
 * @see docs: the authenticator protocol
 */
export function createDevice(options: DeviceOptions): AuthenticatorDevice {
  checkOptions('createDevice', options, rules)
  const fetch = options.fetch ?? ((...input) => globalThis.fetch(...input))
  const phone: Phone = {
    issuers: options.issuers,
    base: options.base ?? defaultBase,
    keys: options.keys,
    fetch,
    channel: createChannel(fetch),
    model: options.model ?? (() => ''),
    language: options.language ?? (() => globalThis.navigator?.language ?? 'en'),
    screenLock: options.screenLock ?? hasPlatformAuthenticator,
    biometrics: options.biometrics ?? platformBiometrics(),
    pollSeconds: options.pollSeconds ?? 5,
  }
  const waker = createWaker()
  return {
    state: async () => stateOf(await phone.keys.load()),
    onChange: (listener) => phone.keys.watch(listener),
    inspect: (link) => inspect(phone, link),
    enrol: (link, { pin }) => enrol(phone, link, { pin }),
    resume: () => resume(phone),
    refresh: () => refresh(phone),
    requests: ({ signal }) => requests(phone, waker, { signal }),
    events: ({ signal }) => events(phone, waker, { signal }),
    pending: ({ signal = new AbortController().signal } = {}) => pendingNow(phone, { signal }),
    wake: () => waker.wake(),
    approve: (request, { transferCode = '', ...by }) => approve(phone, request, { ...by, transferCode }),
    refuse: (request) => refuseRequest(phone, request, { notMe: false }),
    notMe: (request) => refuseRequest(phone, request, { notMe: true }),
    keep: (removal, by) => keepFactor(phone, removal, by),
    changePin: (options) => changePin(phone, options),
    biometricsAvailable: () => phone.biometrics.available(),
    turnOnBiometrics: (options) => turnOnBiometrics(phone, options),
    turnOffBiometrics: () => turnOffBiometrics(phone),
    resetPin: (options) => resetPin(phone, options),
    code: (link) => code(phone, link),
    setPush: (subscription) => setPush(phone, subscription),
    remove: () => remove(phone),
    async forget() {
      await phone.keys.update(() => null)
    },
  }
}

async function hasPlatformAuthenticator(): Promise<boolean> {
  return typeof PublicKeyCredential === 'undefined'
    ? false
    : PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
}

function stateOf(record: DeviceRecord | null): DeviceState {
  if (!record) return { status: 'none' }
  const { service } = record
  if (record.step === 'enrolling') return { status: 'enrolling', service }
  if (record.step === 'removed') return { status: 'removed', service, account: record.account }
  return {
    status: record.status === 'locked' ? 'locked' : 'enrolled',
    service,
    account: record.account,
    device: { id: record.deviceId, name: record.deviceName },
    biometrics: record.biometrics !== undefined,
  }
}

async function refresh(phone: Phone): Promise<Outcome> {
  const record = await settled(phone)
  if ('ok' in record) return outcome(record)
  const answer = await sendAs(phone, record, { method: 'GET', path: '/state' })
  if (!answer.ok) return outcome(answer)
  const kids = answer.answer.get('kids')
  const pinned = await Promise.all(record.pinned.map(thumbprint))
  const current =
    Array.isArray(kids) && kids.every((kid, i) => kid === pinned[i]) ? record : await followKeys(phone, record)
  if (answer.answer.get('status') === 'locked') await follow(phone, current, 'locked')
  await followBiometrics(phone, record, { id: biometricsIn(answer.answer) })
  const name = answer.answer.get('name')
  if (typeof name === 'string')
    await change(phone, record, { to: (now) => (name === now.deviceName ? now : { ...now, deviceName: name }) })
  return { ok: true }
}

async function setPush(phone: Phone, subscription: object | null): Promise<Outcome> {
  const record = await enrolled(phone)
  return outcome(
    'ok' in record ? record : await sendAs(phone, record, { method: 'PUT', path: '/push', body: { subscription } }),
  )
}

async function remove(phone: Phone): Promise<Outcome> {
  const record = await enrolled(phone)
  if ('ok' in record) return outcome(record)
  const answer = await sendAs(phone, record, { method: 'DELETE', path: '' })
  const gone = answer.ok || answer.reason === 'removed' || answer.reason === 'unknown-device'
  // The live channel may say so first, here or in another tab: nobody need be told of what they did. What was
  // enrolled since stays.
  const isOver = (now: DeviceRecord | null): boolean =>
    now?.step === 'removed' || (now?.step === 'enrolled' && now.deviceId === record.deviceId)
  if (gone) await phone.keys.update((now) => (isOver(now) ? null : now))
  return gone ? { ok: true } : outcome(answer)
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string }

function outcome(answer: Answer): Outcome {
  return answer.ok ? { ok: true } : { ok: false, reason: answer.reason }
}
