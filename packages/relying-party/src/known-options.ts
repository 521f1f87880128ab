import type { EuLoginOverCas } from './cas/options.ts'
import { RelyingPartyError } from './errors.ts'
import { check, flag, isObject, isText, made, type Rule } from './kinds.ts'
import type { OidcClientOptions, OidcOptions } from './oidc/options.ts'
import { refuseUnknown } from './misspelt.ts'
import type { RelyingPartyOptions } from './options.ts'
import type { RelyingPartySessions } from './sessions/port.ts'
import { levels } from './user.ts'

/** Judged where it is read, with words of its own. */
const elsewhere: Rule = { takes: () => true, is: '' }
const operations: Readonly<Record<keyof RelyingPartySessions, true>> = {
  end: true,
  endAll: true,
  find: true,
  lease: true,
  open: true,
  recall: true,
  remember: true,
  renew: true,
  sweep: true,
  take: true,
}

/** Set by the login itself: what is given for them would do nothing. */
const ours = [
  'acr_values',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
  'ui_locales',
]

const common: Readonly<Record<keyof RelyingPartyOptions, Rule>> = {
  origin: elsewhere,
  basePath: { takes: (given) => typeof given === 'string', is: 'a path, such as /auth' },
  sessions: {
    takes: (given) =>
      isObject(given) && Object.keys(operations).every((name) => typeof Reflect.get(given, name) === 'function'),
    is: `a store of sessions, such as memorySessions(), with ${Object.keys(operations).join(', ')}`,
  },
  sessionSeconds: elsewhere,
  cookie: { takes: isText, is: 'the name of a cookie' },
  onFailure: made,
  log: made,
  now: made,
  fetch: made,
}

const overCas: Readonly<Record<Exclude<keyof EuLoginOverCas, 'clientId' | 'clientSecret'>, Rule>> = {
  ...common,
  server: elsewhere,
  assurance: elsewhere,
  groups: {
    takes: (given) => given === '*' || (Array.isArray(given) && given.every(isText)),
    is: 'a list of names, or *',
  },
  acceptStrengths: {
    takes: (given) => Array.isArray(given) && given.every((one) => isText(one) && /^[A-Z][A-Z_]*$/.test(one)),
    is: 'a list of strengths, such as PASSWORD_SMS',
  },
  proxy: flag,
  loginTransaction: flag,
}

const ofClient: Readonly<Record<keyof OidcClientOptions, Rule>> = {
  ...common,
  clientId: elsewhere,
  clientSecret: elsewhere,
  clientAuthentication: { ...made, is: 'one of ClientSecretPost(…), PrivateKeyJwt(…) …' },
  scope: {
    takes: (given) => isText(given) && given.split(' ').includes('openid'),
    is: 'scopes with blanks between, openid among them',
  },
  parameters: {
    takes: (given) =>
      isObject(given) && Object.entries(given).every(([name, value]) => isText(value) && !ours.includes(name)),
    is: `texts by their names, without those that a login sets itself (${ours.join(', ')})`,
  },
  acr: {
    takes: (given) =>
      isObject(given) &&
      Object.entries(given).every(([level, value]) => levels.some((one) => one === level) && isText(value)),
    is: `texts for ${levels.join(', ')}`,
  },
  frontChannelLogout: flag,
}

const overOidc: Readonly<Record<string, Rule>> = { ...ofClient, server: elsewhere }
const ofIssuer: Readonly<Record<keyof OidcOptions, Rule>> = {
  ...ofClient,
  issuer: elsewhere,
  provider: { takes: isText, is: 'what pages call the provider' },
}

/** Of both: whoever misspells `clientId` speaks CAS by that, and meant the other. */
const ofEuLogin = [...new Set([...Object.keys(overCas), ...Object.keys(overOidc)])]

/**
 * Refuses options of `euLogin` over CAS that would do nothing or are invalid.
 * @throws RelyingPartyError that names the option that was probably meant
 */
export function checkOverCas(options: object): void {
  const other = Object.keys(options).find((name) => !(name in overCas) && name in overOidc)
  if (other !== undefined)
    throw new RelyingPartyError(
      'invalid-option',
      `${other} does nothing over CAS: with a clientId, OpenID Connect is spoken.`,
    )
  refuseUnknown('euLogin', options, ofEuLogin)
  check(options, overCas)
}

/**
 * Refuses options of `euLogin` over OpenID Connect that would do nothing or are invalid.
 * @throws RelyingPartyError that names the option that was probably meant
 */
export function checkOverOidc(options: object): void {
  const other = Object.keys(options).find((name) => !(name in overOidc) && name in overCas)
  if (other !== undefined)
    throw new RelyingPartyError(
      'invalid-option',
      `${other} does nothing over OpenID Connect, which a clientId asks for: leave one of them out.`,
    )
  refuseUnknown('euLogin', options, ofEuLogin)
  check(options, overOidc)
  checkTogether(options)
}

/**
 * Refuses options of `oidc` that would do nothing or are invalid.
 * @throws RelyingPartyError that names the option that was probably meant
 */
export function checkOidc(options: object): void {
  refuseUnknown('oidc', options, Object.keys(ofIssuer))
  check(options, ofIssuer)
  checkTogether(options)
}

function checkTogether(options: object): void {
  const [secret, way] = [Reflect.get(options, 'clientSecret'), Reflect.get(options, 'clientAuthentication')]
  if (secret !== undefined && way !== undefined)
    throw new RelyingPartyError(
      'invalid-option',
      'clientSecret does nothing beside clientAuthentication, which has the secret or the key: leave it out.',
    )
}
