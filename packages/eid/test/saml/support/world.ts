import type { EidScheme } from '@laissez-passer/core/ports'
import { type SamlEidOptions, samlEid } from '../../../src/saml/index.ts'
import { acs, audience, noon } from './answer-template.ts'
import { newKeyPair, type TestKeys } from './certificate.ts'
import { type Habits, type Reply, samlCountry } from './country.ts'

const issuer = 'https://eid.example.zz/idp'
const entryPoint = 'https://eid.example.zz/sso'
export const state = 'S'.repeat(43)

/** Keys that the tests of a file share: making RSA keys takes long. */
export interface Keys {
  readonly ours: TestKeys
  readonly opening: TestKeys
  readonly country: TestKeys
  readonly stranger: TestKeys
}

export async function newKeys(): Promise<Keys> {
  const [ours, opening, country, stranger] = await Promise.all(
    ['id.example.eu', 'id.example.eu', 'eid.example.zz', 'eid.example.zz'].map(newKeyPair),
  )
  if (!ours || !opening || !country || !stranger) throw new Error('four keys')
  return { ours, opening, country, stranger }
}

type Options = Partial<SamlEidOptions> & { withoutDecryption?: boolean }

export function schemeOf(keys: Keys, { withoutDecryption = false, ...options }: Options = {}): EidScheme {
  return samlEid({
    id: 'zz',
    country: 'ZZ',
    name: { en: 'Example Country' },
    entityId: audience,
    idp: { entityId: issuer, entryPoint, certificates: [keys.country.certificate] },
    signing: keys.ours,
    ...(withoutDecryption ? {} : { decryption: keys.opening }),
    ...options,
  })
}

type Finished = Awaited<ReturnType<EidScheme['finish']>>

/** One sign-in with a country: asked at noon for `substantial`, judged half a minute later. */
export async function signIn(
  keys: Keys,
  {
    options,
    habits,
    reply,
    assurance = 'substantial',
    at = noon + 30,
    replay,
  }: {
    options?: Options
    habits?: Habits
    reply?: Reply
    assurance?: 'low' | 'substantial' | 'high'
    /** When the answer arrives. */
    at?: number
    /** That answer instead, to its own request where `memory` is given, else to this one. */
    replay?: { answer: string; memory?: string }
  } = {},
): Promise<{
  finished: Finished
  answer: string
  memory: string
  requestXml: string
  relayState: string
  url: string
}> {
  const scheme = schemeOf(keys, options)
  const metadata = (await scheme.metadata?.({ redirectUri: acs, now: noon }))?.body ?? ''
  const country = samlCountry({
    entityId: issuer,
    entryPoint,
    keys: keys.country,
    metadata,
    habits: { opener: keys.opening, ...habits },
  })
  const begun = await scheme.begin({ state, redirectUri: acs, language: 'en', assurance, now: noon })
  if (!begun.ok) throw new Error(begun.reason)
  const request = await country.readRequest(begun.url)
  const answer = replay?.answer ?? (await country.answer(request, reply))
  const memory = replay?.memory ?? begun.memory
  const finished = await scheme.finish({
    memory,
    redirectUri: acs,
    response: { params: { SAMLResponse: answer, RelayState: request.relayState } },
    now: at,
  })
  return { finished, answer, memory, requestXml: request.xml, relayState: request.relayState, url: begun.url }
}
