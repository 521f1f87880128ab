import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { EidAssurance } from '@laissez-passer/core/ports'
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
const unspecifiedNameId = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'

/**
 * Fills in defaults and refuses what can't work or wouldn't be safe.
 * @throws LaissezPasserError `invalid-settings`.
 */
export function checkOptions(options: SamlEidOptions): SamlSettings {
  const { id, country, name, idp, signing, decryption, entityId } = options
  const wrong = (what: string): never => {
    throw new LaissezPasserError('invalid-settings', `eID scheme ${JSON.stringify(id)}: ${what}`)
  }
  if (!/^[a-z0-9-]{1,32}$/.test(id)) wrong('id is 1 to 32 of a-z, 0-9, -')
  if (!/^[A-Z]{2}$/.test(country)) wrong('country is two upper-case letters')
  if (!name['en']) wrong('name.en is missing')
  if (!entityId || !idp.entityId) wrong('entityId and idp.entityId name both sides')
  if (!isSafe(idp.entryPoint)) wrong('idp.entryPoint is an https address (http on loopback only)')
  if (idp.certificates.length === 0) wrong('idp.certificates holds at least one certificate')
  for (const pem of [...idp.certificates, signing.certificate, ...(decryption ? [decryption.certificate] : [])])
    if (!isPem(pem, 'CERTIFICATE')) wrong('a certificate is not PEM (-----BEGIN CERTIFICATE-----)')
  for (const pem of [signing.key, ...(decryption ? [decryption.key] : [])])
    if (!isPem(pem, 'PRIVATE KEY')) wrong('a key is not unencrypted PKCS #8 PEM (-----BEGIN PRIVATE KEY-----)')
  const attributes = { ...eidasAttributes, ...options.attributes }
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
