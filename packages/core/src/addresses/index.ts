import { LaissezPasserError } from '../errors.ts'
import { type ProtocolAddresses, protocolAddresses } from './protocols.ts'
import { withQuery } from './with-query.ts'

export type { CasAddresses, Oauth2Addresses, ProtocolAddresses, SignalAddresses } from './protocols.ts'
export { isKeepable, isPlainPath, withQuery } from './with-query.ts'

/**
 * Every address of a provider: paths on its origin, below its base, without origin and without trailing
 * slash. Routes are mounted from here and links are written from here, so that nothing else knows the base.
 */
export interface Addresses extends ProtocolAddresses {
  /** What every address starts with, e.g. `/cas`. */
  readonly base: string

  /** Sign-in, from the identifier to the last proof; every step posts here. */
  readonly signIn: string
  /** Options for a passkey before anybody said who they are. */
  readonly signInPasskey: string
  /** Server-sent events of a page that waits. */
  readonly signInEvents: string
  /** Moves on to the destination once signed in. */
  readonly continue: string
  readonly logout: string

  readonly register: string
  /** Says that a mail is on its way. */
  readonly registered: string
  /** Chooses the first or another password, by a link. */
  readonly password: string
  readonly passwordDone: string
  /** Asks for another link in place of one that has expired. */
  readonly passwordExpired: string
  readonly passwordLost: string
  readonly passwordLostSent: string
  /** Confirms another e-mail address, by a link. */
  readonly emailConfirm: string
  /** "This wasn't me", by a link. */
  readonly notMe: string
  readonly lostFactor: string
  readonly lostFactorConfirm: string
  readonly lostFactorRemoval: string
  /** Shows and cancels the deletion of an account, by a link. */
  readonly keepAccount: string
  /** The JSON Schema of a person's copy of their data. */
  readonly dataSchema: string
  /** Says that the account is gone. */
  readonly accountDeleted: string

  /** Choosing a country to sign in with. */
  readonly eid: string
  readonly eidRegister: string
  readonly eidRegistered: string
  readonly eidConfirm: string
  readonly eidUnmatched: string
  /** Where an answer that a country posted goes on, as a page of ours. */
  readonly eidReturn: string

  /** Adding a mobile device. */
  readonly mobile: string

  /** Where the code is typed that a device without a keyboard shows. */
  readonly device: string
  /** Asks whether that device is let in. */
  readonly deviceConfirm: string
  /** What became of it. */
  readonly deviceDone: string
  /** What a television shows: the code, and a QR code. */
  readonly deviceShow: string

  readonly help: string
  readonly privacy: string
  readonly about: string

  /** Folder of what captchas are made of. */
  readonly captcha: string
  /** Folder of its pictures, which has no other path in it: a router can then match by one expression. */
  readonly captchaPictures: string
  /** What proves work is asked here. */
  readonly captchaChallenge: string
  /** Folder of style sheets, scripts and fonts. */
  readonly assets: string
  /** Folder of the JSON API. */
  readonly api: string
  /** What describes the JSON API (OpenAPI). */
  readonly apiDocument: string
  /** Folder of the authenticator's endpoints. */
  readonly deviceApi: string
  /** What the authenticator reads before anything else. */
  readonly serviceDocument: string
  /** Folder of SCIM's endpoints. */
  readonly scim: string

  /**
   * A page of My Account.
   *
   * @param section e.g. `devices`, `phones/add`; default: its overview
   */
  readonly account: (section?: string) => string
  /**
   * A page for administrators.
   *
   * @param section e.g. `people`; default: its overview
   */
  readonly admin: (section?: string) => string
  /** The page at which a sign-in under way is found again. */
  readonly signInFlow: (signInId: string) => string
  /** The page at which a sign-in under way goes on by eID. */
  readonly eidFlow: (signInId: string) => string
  /** The link that chooses a password; it holds the token. */
  readonly passwordLink: (token: string) => string
  /** The link that completes a registration by eID. */
  readonly eidConfirmLink: (token: string) => string
  /** The link that confirms another e-mail address. */
  readonly emailConfirmLink: (token: string) => string
  /** The link by which a notice is answered with "this wasn't me". */
  readonly notMeLink: (token: string) => string
  /** The link that goes on with a lost factor. */
  readonly lostFactorLink: (token: string) => string
  /** The link that shows and stops the removal of a factor. */
  readonly factorRemovalLink: (token: string) => string
  /** The link that shows and cancels the deletion of an account. */
  readonly keepAccountLink: (token: string) => string
  /** Where a country sends people back to, by the country's id: known to its operator. */
  readonly eidCallback: (scheme: string) => string
  /** What a country's operator needs to register this provider. */
  readonly eidMetadata: (scheme: string) => string

  /**
   * A path of one's own below the base, for pages that this book doesn't know.
   *
   * @param path starts with `/`
   */
  readonly at: (path: string) => string
  /**
   * Whether a path lies below the base.
   *
   * @param path in normal form, as `URL` gives it: no `..`
   */
  readonly contains: (path: string) => boolean
}

/** Where a provider lies unless told otherwise: where EU Login does. */
export const defaultBase = '/cas'

const shape = /^(\/[a-z0-9]+(-[a-z0-9]+)*)+$/
/** What lies beside every base: health checks, the development mailbox. */
const beside = /^\/(dev|healthz|readyz|metrics)(\/|$)/

/**
 * Whether a provider may lie under this: a path of segments of `a-z`, `0-9` and inner hyphens, no slash at
 * the end, and nothing that lies beside the base (health checks, the development mailbox).
 */
export function isBase(text: string): boolean {
  return shape.test(text) && !beside.test(text)
}

/**
 * The address book of a provider.
 *
 * @param base what every path starts with, e.g. `/cas`: segments of `a-z`, `0-9` and inner hyphens, no slash
 * at the end
 * @throws LaissezPasserError `invalid-settings` when the base is another; an empty one too, since health
 * checks and bookmarks lie beside the base
 */
export function addresses(base: string): Addresses {
  if (!isBase(base))
    throw new LaissezPasserError(
      'invalid-settings',
      `base must be a path such as /cas (lower-case letters, digits, inner hyphens; no slash at the end; nor /dev, /healthz, /readyz or /metrics), not "${base}"`,
    )
  const at = (path: string) => `${base}${path}`
  const [password, eid, lostFactor] = [at('/password'), at('/eid'), at('/lost-factor')]
  const byToken = (address: string) => (token: string) => withQuery(address, { token })
  return {
    base,
    signIn: at('/login'),
    signInPasskey: at('/login/passkey'),
    signInEvents: at('/login/events'),
    continue: at('/continue'),
    logout: at('/logout'),
    register: at('/register'),
    registered: at('/register/sent'),
    password,
    passwordDone: `${password}/done`,
    passwordExpired: `${password}/expired`,
    passwordLost: `${password}/lost`,
    passwordLostSent: `${password}/lost/sent`,
    emailConfirm: at('/email/confirm'),
    notMe: at('/not-me'),
    lostFactor,
    lostFactorConfirm: `${lostFactor}/confirm`,
    lostFactorRemoval: `${lostFactor}/removal`,
    keepAccount: at('/keep-account'),
    dataSchema: at('/data.schema.json'),
    accountDeleted: at('/account-deleted'),
    eid,
    eidRegister: `${eid}/register`,
    eidRegistered: `${eid}/registered`,
    eidConfirm: `${eid}/confirm`,
    eidUnmatched: `${eid}/unmatched`,
    eidReturn: `${eid}/return`,
    mobile: at('/mobile'),
    device: at('/device'),
    deviceConfirm: at('/device/confirm'),
    deviceDone: at('/device/done'),
    deviceShow: at('/device/show'),
    help: at('/help'),
    privacy: at('/privacy'),
    about: at('/about'),
    captcha: at('/captcha'),
    captchaPictures: at('/captcha/pictures'),
    captchaChallenge: at('/captcha/challenge'),
    assets: at('/assets'),
    api: at('/api'),
    apiDocument: at('/api/openapi.json'),
    deviceApi: at('/api/device'),
    serviceDocument: at('/.well-known/authenticator'),
    ...protocolAddresses(at),
    scim: at('/scim/v2'),
    account: (section) => at(section === undefined ? '/account' : `/account/${section}`),
    admin: (section) => at(section === undefined ? '/admin' : `/admin/${section}`),
    signInFlow: (flow) => withQuery(at('/login'), { flow }),
    eidFlow: (flow) => withQuery(eid, { flow }),
    passwordLink: byToken(password),
    eidConfirmLink: byToken(`${eid}/confirm`),
    emailConfirmLink: byToken(at('/email/confirm')),
    notMeLink: byToken(at('/not-me')),
    lostFactorLink: byToken(`${lostFactor}/confirm`),
    factorRemovalLink: byToken(`${lostFactor}/removal`),
    keepAccountLink: byToken(at('/keep-account')),
    eidCallback: (scheme) => `${eid}/callback/${scheme}`,
    eidMetadata: (scheme) => `${eid}/${scheme}/metadata`,
    at,
    contains: (path) => path.startsWith(`${base}/`),
  }
}
