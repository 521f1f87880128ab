import type { Translator } from '@laissez-passer/i18n/translator'
import { countryName } from '../names.ts'
import type { CertificateName, Seal, Timestamp, Verification } from './result.ts'
import type { CredentialMessageKey } from './words/index.ts'

/** One thing that is known, or not known. */
export interface SealFact {
  /** `good`: it holds; `open`: it isn't known, or only somebody's word; `bad`: it speaks against. */
  readonly tone: 'good' | 'open' | 'bad'
  readonly text: string
}

/** What verifying found, in words. */
export interface ToldSeal {
  readonly title: string
  readonly facts: readonly SealFact[]
}

type Words = Translator<CredentialMessageKey>
type Verified = Extract<Verification, { ok: true }>

/**
 * Says what verifying found. It is never said to be simply valid: what is known and what isn't stand side by
 * side.
 *
 * @param words - of {@link credentialWords}
 */
export function tellSeal(found: Verification, words: Words): ToldSeal {
  if (!found.ok)
    return { title: words('credential.refused', { reason: words(`credential.reason.${found.reason}`) }), facts: [] }
  const { seal } = found
  return {
    title: words(`credential.intact.${seal.trusted}`, { name: sealerName(seal.by, words) }),
    facts: [
      { tone: 'good', text: words('credential.fact.intact') },
      seal.trusted === 'listed'
        ? { tone: 'good', text: words('credential.fact.listed') }
        : { tone: 'open', text: words('credential.fact.unlisted') },
      ...(seal.certificate.forTrying ? [open(words('credential.fact.trying'))] : []),
      issuerFact(found, words),
      validityFact(found, words),
      // Asking would tell the issuer who is looked at, and when.
      ...(hasStatus(found.credential) ? [open(words('credential.fact.status'))] : []),
      ...timeFacts(seal, words),
      ...certificateFacts(seal, words),
    ],
  }
}

/**
 * Whether a credential says where its issuer tells of its withdrawal, whatever kind of list that is.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#status
 */
function hasStatus({ credentialStatus: status }: Verified['credential']): boolean {
  return status !== undefined && status !== null && !(Array.isArray(status) && status.length === 0)
}

const open = (text: string): SealFact => ({ tone: 'open', text })

/** An organisation as its certificate names it, with its country. */
export function sealerName({ organisation, country }: CertificateName, words: Words): string {
  // A name that could go on as the sentence it stands in is said to be one.
  const isSentence = /[,;!?“”«»"()–—]|[.:]\s/.test(organisation)
  const bare = isSentence ? words('credential.quoted', { name: organisation.replaceAll(/[“”«»"]/g, '') }) : organisation
  const name = bare || words('credential.unnamed')
  if (!/^[A-Z]{2}$/.test(country)) return name
  return words('credential.named', { name, country: countryName(country, words.language) })
}

function issuerFact({ issuer }: Verified, words: Words): SealFact {
  if (issuer.state === 'same') return { tone: 'good', text: words('credential.fact.issuerSame') }
  if (issuer.state === 'unsaid') return open(words('credential.fact.issuerUnsaid'))
  if (issuer.state === 'partly') return open(words('credential.fact.issuerPartly', { name: issuer.issuer }))
  return { tone: 'bad', text: words('credential.fact.issuerDifferent', { name: issuer.issuer }) }
}

function validityFact({ validity: { state, from, until } }: Verified, words: Words): SealFact {
  const date = (at: number | null): string => words.format.date((at ?? 0) * 1000)
  switch (state) {
    case 'in-force':
      return {
        tone: 'good',
        text:
          until === null
            ? words('credential.fact.inForce')
            : words('credential.fact.inForceUntil', { date: date(until) }),
      }
    case 'not-yet':
      return { tone: 'bad', text: words('credential.fact.notYet', { date: date(from) }) }
    case 'ended':
      return { tone: 'bad', text: words('credential.fact.ended', { date: date(until) }) }
    case 'unsaid':
      return open(words('credential.fact.unsaid'))
  }
}

function timeFacts(
  { signedAt, signedAtFrom, timestamps, certificate, certificateNow }: Seal,
  words: Words,
): readonly SealFact[] {
  const date = words.format.moment((signedAt ?? 0) * 1000, 'long')
  if (signedAtFrom === 'none') return [open(words('credential.fact.timeNone'))]
  const stamps = timestamps.filter(({ of }) => of === 'seal')
  const unlisted = stamps.filter(({ chain }) => chain.trusted === 'unlisted')
  const listed = stamps.find(({ chain, at }) => chain.trusted === 'listed' && at === signedAt)
  const told: readonly SealFact[] = listed
    ? [{ tone: 'good', text: words('credential.fact.timeTimestamp', { date, name: nameOf(listed) }) }]
    : signedAtFrom === 'claimed'
      ? [open(words('credential.fact.timeClaimed', { date }))]
      : []
  const end = { date: words.format.date(certificate.notAfter * 1000) }
  // Whoever has the key of a certificate that has run out can say any time: only an authority's word counts.
  const expired: SealFact = listed
    ? { tone: 'good', text: words('credential.fact.expired', end) }
    : open(words('credential.fact.expiredUnproved', end))
  const then: SealFact =
    certificateNow === 'expired' ? expired : { tone: 'good', text: words('credential.fact.validStill') }
  const said = unlisted.map((one) => {
    const moment = words.format.moment(one.at * 1000, 'long')
    return open(words('credential.fact.timestampUnlisted', { date: moment, name: nameOf(one) }))
  })
  return [...told, ...said, then]
}

const nameOf = ({ by }: Timestamp): string => by.commonName || by.organisation

function certificateFacts({ certificate, chain, statements, stated }: Seal, words: Words): readonly SealFact[] {
  const { subject } = chain.certificates.at(-1) ?? certificate
  const name = subject.commonName || subject.organisation
  const chained = certificate.selfSigned
    ? words('credential.fact.selfSigned')
    : words(chain.complete ? 'credential.fact.complete' : 'credential.fact.incomplete', { name })
  return [
    open(chained),
    ...(statements.includes('qualified') ? [open(words('credential.fact.qualified'))] : []),
    open(words('credential.fact.revocation')),
    ...(stated.length > 0 ? [open(words('credential.fact.stated', { names: words.format.list(stated) }))] : []),
  ]
}
