import type { EidIdentity, EidRefusal, EidScheme } from '@laissez-passer/core/ports'
import { answers, assuranceOf } from './assertion.ts'
import { isEnough } from './eidas.ts'
import { openEnvelope } from './envelope.ts'
import { identityOf } from './identity.ts'
import { readMemory } from './memory.ts'
import type { SamlSettings } from './options.ts'
import { verifiedAssertion } from './verify.ts'
import { readXml } from './xml.ts'

/** Base64 characters of the longest answer that is read. */
const longest = 256 * 1024

/**
 * Judges an answer: shape, signature, then every statement of what was signed. An answer is worth what it
 * says, and refused below what was asked.
 * @see SAML 2.0 Profiles, section 4.1.4.3
 */
export async function finishSaml(
  settings: SamlSettings,
  { memory, redirectUri, response, now }: Parameters<EidScheme['finish']>[0],
): Promise<{ readonly ok: true; readonly identity: EidIdentity } | EidRefusal> {
  const invalid: EidRefusal = { ok: false, reason: 'invalid' }
  const base64 = response.params['SAMLResponse'] ?? ''
  const xml = base64.length > longest ? null : decodeBase64(base64)
  if (xml === null) return invalid
  const { id, at, assurance: asked } = readMemory(memory)
  const issuer = settings.idp.entityId
  const envelope = openEnvelope(xml, { destination: redirectUri, requestId: id, issuer })
  if (!envelope.ok) return envelope
  const signedXml = await verifiedAssertion(settings, { ...envelope, redirectUri, base64 })
  const assertion = signedXml === null ? null : readXml(signedXml)
  if (assertion === null) return invalid
  const request = { id, at, recipient: redirectUri, issuer, now }
  if (!answers(assertion, request)) return invalid
  const assurance = assuranceOf(assertion, { levels: settings.levels, request })
  if (assurance === null || !isEnough(assurance, asked)) return invalid
  const identity = identityOf(assertion, { names: settings.attributes, assurance })
  return identity === null ? invalid : { ok: true, identity }
}

/** UTF-8 only: a document in another encoding is no answer. */
function decodeBase64(base64: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
