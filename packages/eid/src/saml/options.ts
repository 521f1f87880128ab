import {
  accepts,
  checkOptions,
  checkTogether,
  optional,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/core/options'
import type { EidAssurance } from '@laissez-passer/core/ports'
import { country } from '../country.ts'
import { eidasAttributes, eidasLevels } from './eidas.ts'

/**
 * A key of ours and the certificate that we publish for it, both PEM. The certificate only carries the key:
 * self-signed will do.
 */
export interface KeyPair {
  /** PKCS #8, unencrypted, RSA of 2048 bits or more. */
  readonly key: string
  readonly certificate: string
}

/** Names of the attributes that the country sends. */
export interface AttributeNames {
  /** The person's identifier; null: the NameID, which must then be persistent. */
  readonly personId: string | null
  readonly firstName: string
  readonly lastName: string
  readonly dateOfBirth: string
  readonly email: string
}

/** A country that speaks SAML 2.0: all that its metadata and ours say. */
export interface SamlEidOptions {
  /** In addresses, rows and hashes, for ever: 1 to 32 of `a-z`, `0-9`, `-`. */
  readonly id: string
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string
  /** What people choose, by BCP 47 language; `en` at least. */
  readonly name: Readonly<Record<string, string>>
  /** Our own entity id, as registered with the country; by custom the address of our metadata. */
  readonly entityId: string
  /** The country's identity provider, as its metadata describes it. */
  readonly idp: {
    readonly entityId: string
    /** Its SingleSignOnService for the HTTP-Redirect binding; https, or loopback. */
    readonly entryPoint: string
    /**
     * PEM. One of them must have signed; two while it changes its key. They are trusted as they are: no
     * chain, no dates.
     */
    readonly certificates: readonly string[]
  }
  /** Signs our requests. */
  readonly signing: KeyPair
  /** Opens encrypted assertions; absent: an encrypted one is refused. */
  readonly decryption?: KeyPair
  /**
   * What must carry a signature of its own. A signature on the response covers the assertion within, and is
   * all that many eIDAS nodes give. Where a response is signed although it needn't be, that signature must be
   * right too. Default `assertion`.
   */
  readonly signed?: 'assertion' | 'response' | 'both'
  /**
   * The sector that the eIDAS extensions of a request state; null: a country that doesn't know these
   * extensions. Default `public`.
   */
  readonly spType?: 'public' | 'private' | null
  /**
   * Default `urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified`, or persistent where
   * `attributes.personId` is null.
   */
  readonly nameIdFormat?: string
  /** AuthnContextClassRef by level of assurance. Default: eIDAS's. */
  readonly levels?: Readonly<Record<EidAssurance, string>>
  /** Default: the natural person of the eIDAS attribute profile. */
  readonly attributes?: Partial<AttributeNames>
}

/** The options with every default filled in. */
export interface SamlSettings extends SamlEidOptions {
  readonly signed: 'assertion' | 'response' | 'both'
  readonly spType: 'public' | 'private' | null
  readonly nameIdFormat: string
  readonly levels: Readonly<Record<EidAssurance, string>>
  readonly attributes: AttributeNames
}

/** NameID that stays the same for one person at one provider. */
export const persistentNameId = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
const levelNames = ['low', 'substantial', 'high'] satisfies readonly EidAssurance[]
const unspecifiedNameId = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null
const isText = (given: unknown): given is string => typeof given === 'string' && given.trim() !== ''
const isPair = (given: unknown): boolean =>
  isObject(given) && isText(Reflect.get(given, 'key')) && isText(Reflect.get(given, 'certificate'))
const pair: OptionRule = { takes: isPair, accepted: 'key and certificate, both PEM' }

const rules: OptionRules<SamlEidOptions> = {
  id: { takes: (given) => isText(given) && /^[a-z0-9-]{1,32}$/.test(given), accepted: '1 to 32 of a-z, 0-9, -' },
  country,
  name: {
    takes: (given) => isObject(given) && isText(Reflect.get(given, 'en')),
    accepted: 'texts by language, en at least',
  },
  entityId: accepts.text('our own entity id'),
  idp: { takes: isObject, accepted: 'entityId, entryPoint and certificates' },
  signing: pair,
  decryption: optional(pair),
  signed: optional(accepts.oneOf('assertion', 'response', 'both')),
  spType: optional({
    takes: (given) => given === null || given === 'public' || given === 'private',
    accepted: 'public, private or null',
  }),
  nameIdFormat: optional(accepts.text('a format of names')),
  levels: optional({
    takes: (given) =>
      isObject(given) &&
      Object.keys(given).length === levelNames.length &&
      levelNames.every((level) => isText(Reflect.get(given, level))),
    accepted: `a text for each of ${levelNames.join(', ')}`,
  }),
  attributes: optional({ takes: isObject, accepted: 'names of attributes' }),
}

const idpRules: OptionRules<SamlEidOptions['idp']> = {
  entityId: accepts.text('the country’s entity id'),
  entryPoint: {
    takes: (given) => isText(given) && isSafe(given),
    accepted: 'an https address (http on this machine alone)',
  },
  certificates: {
    takes: (given) => Array.isArray(given) && given.length > 0 && given.every(isText),
    accepted: 'a list of certificates, one at least',
  },
}

const named = accepts.text('the name of an attribute')
const attributeRules: OptionRules<Partial<AttributeNames>> = {
  personId: optional({ takes: (given) => given === null || isText(given), accepted: `${named.accepted}, or null` }),
  firstName: optional(named),
  lastName: optional(named),
  dateOfBirth: optional(named),
  email: optional(named),
}

/**
 * Fills in defaults and refuses what can't work or wouldn't be safe.
 * @throws LaissezPasserError `invalid-settings`.
 */
export function samlSettings(options: SamlEidOptions): SamlSettings {
  checkOptions('samlEid', options, rules)
  const { attributes: given = {}, decryption, idp, signing } = options
  const of = `samlEid (eID scheme ${options.id})`
  checkOptions(`${of}: idp`, idp, idpRules)
  checkOptions(`${of}: attributes`, given, attributeRules)
  const attributes = { ...eidasAttributes, ...given }
  const pairs = [signing, ...(decryption ? [decryption] : [])]
  checkTogether(of, [
    [...idp.certificates, ...pairs.map(({ certificate }) => certificate)].every((pem) => isPem(pem, 'CERTIFICATE')) ||
      'a certificate is not PEM (-----BEGIN CERTIFICATE-----)',
    pairs.every(({ key }) => isPem(key, 'PRIVATE KEY')) ||
      'a key is not unencrypted PKCS #8 PEM (-----BEGIN PRIVATE KEY-----)',
    idp.entityId !== options.entityId || 'entityId and idp.entityId are one name; they are of two sides',
    attributes.personId !== null ||
      (options.nameIdFormat ?? persistentNameId) === persistentNameId ||
      'attributes.personId is null, so that the name tells who it is: nameIdFormat must be persistent, or left out',
  ])
  return {
    ...options,
    signed: options.signed ?? 'assertion',
    spType: options.spType === undefined ? 'public' : options.spType,
    nameIdFormat: options.nameIdFormat ?? (attributes.personId === null ? persistentNameId : unspecifiedNameId),
    levels: options.levels ?? eidasLevels,
    attributes,
  }
}

function isPem(text: string, label: string): boolean {
  const [, body] =
    new RegExp(`^-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----$`).exec(text.trim()) ?? []
  return body !== undefined && body.trim() !== ''
}

/** The browser carries our request there: nobody on the way may read or change it. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, hash } = new URL(address)
  if (username !== '' || hash !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}
