import * as samlify from 'samlify'
import { type EncryptOptions, encrypt } from 'xml-encryption'
import type { KeyPair } from '../../../src/saml/index.ts'
import { answerTemplate, type Statements } from './answer-template.ts'

/** What samlify may be told to do differently from a careful country. */
export interface Habits {
  readonly signatureAlgorithm?: string
  readonly transforms?: readonly string[]
  /** Signs nothing after all. */
  readonly unsigned?: boolean
  /** Signs the response too. */
  readonly signsResponse?: boolean
  /**
   * Signs, then encrypts: by samlify (on Node only: in workerd its OAEP takes another hash), or by
   * xml-encryption after or before it signs.
   */
  readonly encrypts?: 'itself' | 'afterwards' | 'before'
  readonly dataEncryption?: EncryptOptions['encryptionAlgorithm']
  readonly keyEncryption?: EncryptOptions['keyEncryptionAlgorithm']
  /** For whom it encrypts. */
  readonly opener?: { readonly publicKey: string; readonly certificate: string }
  /** Signs with this instead. */
  readonly keys?: KeyPair
}

/** One answer, made to measure. */
export interface Reply {
  readonly statements?: Partial<Statements>
  /**
   * Changes the answer before it is signed: what a dishonest country, or one that is somebody else's, could
   * sign.
   */
  readonly edit?: (xml: string) => string
  /** Changes it afterwards: what anybody on the way could do. */
  readonly tamper?: (xml: string) => string
}

const aesGcm = 'http://www.w3.org/2009/xmlenc11#aes128-gcm'
const oaep = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p'
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

samlify.setSchemaValidator({ validate: () => Promise.resolve('not checked') })

/** A SAML identity provider by samlify, which reads our requests with our metadata and answers them. */
export function samlCountry(options: {
  entityId: string
  entryPoint: string
  keys: KeyPair
  /** Our metadata. */
  metadata: string
  habits?: Habits
}): {
  /** Reads and verifies a request that came by redirect. */
  readRequest: (url: string) => Promise<{ id: string; xml: string; relayState: string }>
  /** Signs an answer to a request. */
  answer: (request: { id: string }, reply?: Reply) => Promise<string>
} {
  const { entityId, entryPoint, metadata, habits = {} } = options
  const keys = habits.keys ?? options.keys
  const provider = samlify.ServiceProvider({
    metadata,
    wantMessageSigned: habits.signsResponse ?? false,
    ...(habits.transforms ? { transformationAlgorithms: [...habits.transforms] } : {}),
  })
  // samlify's types leave out what it reads for encrypting.
  const encryption = {
    isAssertionEncrypted: habits.encrypts === 'itself',
    dataEncryptionAlgorithm: aesGcm,
    keyEncryptionAlgorithm: oaep,
  }
  const country = samlify.IdentityProvider({
    ...encryption,
    entityID: entityId,
    privateKey: keys.key,
    signingCert: keys.certificate,
    wantAuthnRequestsSigned: true,
    requestSignatureAlgorithm: habits.signatureAlgorithm ?? rsaSha256,
    singleLogoutService: [
      { Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', Location: `${entryPoint}/out` },
    ],
    singleSignOnService: [{ Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', Location: entryPoint }],
    loginResponseTemplate: { context: '<unused/>', attributes: [] },
  })
  return {
    readRequest: async (url) => {
      const { searchParams, search } = new URL(url)
      const query = Object.fromEntries(searchParams)
      // What the signature covers: the parameters as they were sent. SAML 2.0 Bindings, section 3.4.4.1.
      const octetString = search
        .slice(1)
        .split('&')
        .filter((part) => !part.startsWith('Signature='))
        .join('&')
      const parsed = await country.parseLoginRequest(provider, 'redirect', { query, octetString })
      return { id: String(parsed.extract.request?.id), xml: parsed.samlContent, relayState: query['RelayState'] ?? '' }
    },
    answer: async (request, { statements, edit = same, tamper = same } = {}) => {
      const plain = edit(answerTemplate({ requestId: request.id, issuer: entityId, ...statements }))
      const xml = habits.encrypts === 'before' ? await encryptAssertion(plain, habits) : plain
      const { context } = await country.createLoginResponse(provider, { extract: {} }, 'post', {}, () => ({
        id: 'unused',
        context: xml,
      }))
      const signed = atobUtf8(String(context))
      const bare = habits.unsigned ? signed.replace(/<ds:Signature[ >].*?<\/ds:Signature>/gs, '') : signed
      return btoaUtf8(tamper(habits.encrypts === 'afterwards' ? await encryptAssertion(bare, habits) : bare))
    },
  }
}

const assertionElement = /<saml:Assertion[ >].*<\/saml:Assertion>/s

function encryptAssertion(
  xml: string,
  { dataEncryption = aesGcm, keyEncryption = oaep, opener }: Habits,
): Promise<string> {
  const options = {
    rsa_pub: opener?.publicKey ?? '',
    pem: opener?.certificate ?? '',
    encryptionAlgorithm: dataEncryption,
    keyEncryptionAlgorithm: keyEncryption,
    warnInsecureAlgorithm: false,
  }
  const [assertion = ''] = assertionElement.exec(xml) ?? []
  return new Promise((resolve, reject) => {
    encrypt(assertion, options, (error, encrypted) => {
      if (error) reject(error)
      else
        resolve(xml.replace(assertionElement, () => `<saml:EncryptedAssertion>${encrypted}</saml:EncryptedAssertion>`))
    })
  })
}

const same = (xml: string): string => xml

export function atobUtf8(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
}

export function btoaUtf8(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}
