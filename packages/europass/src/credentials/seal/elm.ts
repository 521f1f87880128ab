import { languageOf } from '../../exchange/codes.ts'
import type { Json, JsonObject } from '../../patch/json.ts'
import { toBase64 } from '../base64.ts'
import type { CredentialAchievement, CredentialContent, CredentialPicture } from '../content.ts'
import { threeLetters } from '../countries.ts'
import type { CertificateName } from '../result.ts'

/** What is known when a credential is written. */
export interface Writing {
  /** A UUID. */
  readonly id: string
  /** Seconds since the epoch. */
  readonly issuedAt: number
  /** Who seals it. */
  readonly sealer: CertificateName
}

const authority = 'http://publications.europa.eu/resource/authority'
const vocabulary = 'http://data.europa.eu/snb'

/** A concept of one of the European Union's vocabularies. */
const concept = (id: string, { scheme, label }: { readonly scheme: string; readonly label: string }): JsonObject => ({
  id,
  type: 'Concept',
  inScheme: { id: scheme, type: 'ConceptScheme' },
  prefLabel: { en: label },
})

const inTable = (table: string, { code, label }: { readonly code: string; readonly label: string }): JsonObject => ({
  ...concept(`${authority}/${table}/${code}`, { scheme: `${authority}/${table}`, label }),
  notation: table,
})

const inVocabulary = (name: string, { code, label }: { readonly code: string; readonly label: string }): JsonObject =>
  concept(`${vocabulary}/${name}/${code}`, { scheme: `${vocabulary}/${name}/25831c2`, label })

/** Names of things inside one credential: `urn:epass:org:1`. */
type Named = (kind: string, type: string, fields: JsonObject) => JsonObject

function counter(): Named {
  const counts = new Map<string, number>()
  return (kind, type, fields) => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return { id: `urn:epass:${kind}:${count}`, type, ...fields }
  }
}

const moment = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
const day = (date: string): string => `${date}T00:00:00Z`

const isCountry = (code: string): boolean => /^[a-z]{2}$/i.test(code)

const countryOf = (code: string): JsonObject =>
  inTable('country', {
    code: threeLetters(code) ?? 'OP_DATPRO',
    // A certificate may say anything.
    label: (isCountry(code) && new Intl.DisplayNames(['en'], { type: 'region' }).of(code.toUpperCase())) || code,
  })

const languageConcept = (tag: string): JsonObject =>
  inTable('language', {
    code: (languageOf(tag).code || 'und').toUpperCase(),
    label: new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag,
  })

/**
 * Writes a credential: ELM v3 in JSON-LD, after the profile `edc-generic-full`.
 *
 * @see https://github.com/european-commission-empl/European-Learning-Model
 */
export function elmOf(content: CredentialContent, { id, issuedAt, sealer }: Writing): JsonObject {
  const named = counter()
  const say = (text: string): JsonObject => ({ [content.language]: text })
  const language = languageConcept(content.language)
  const issuer = issuerOf(content, { named, say, sealer })
  return {
    id: `urn:credential:${id}`,
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialProfiles: inVocabulary('credential', { code: 'e34929035b', label: 'Generic' }),
    displayParameter: named('displayParameter', 'DisplayParameter', {
      title: say(content.title),
      ...(content.description && { description: say(content.description) }),
      primaryLanguage: language,
      language,
      ...(content.pictures?.length && { individualDisplay: displayOf(content.pictures, { named, language }) }),
    }),
    credentialSchema: { id: `${vocabulary}/model/ap/edc-generic-full`, type: 'ShaclValidator2017' },
    credentialSubject: holderOf(content, { named, say, issuer }),
    issuanceDate: moment(issuedAt),
    issued: moment(issuedAt),
    issuer,
    validFrom: moment(content.validFrom),
    ...(content.validUntil !== undefined && {
      validUntil: moment(content.validUntil),
      expirationDate: moment(content.validUntil),
    }),
    '@context': ['https://www.w3.org/2018/credentials/v1', `${vocabulary}/model/context/edc-ap`],
  }
}

interface Around {
  readonly named: Named
  readonly say: (text: string) => JsonObject
}

function issuerOf({ issuer }: CredentialContent, { named, say, sealer }: Around & Pick<Writing, 'sealer'>): JsonObject {
  return named('org', 'Organisation', {
    ...(sealer.identifier !== '' && {
      eIDASIdentifier: named('legalIdentifier', 'LegalIdentifier', {
        spatial: countryOf(sealer.country || issuer.country),
        notation: sealer.identifier,
      }),
    }),
    legalName: say(issuer.name),
    location: named('location', 'Location', {
      address: named('address', 'Address', { countryCode: countryOf(issuer.country) }),
    }),
    ...(issuer.website && { homepage: named('webResource', 'WebResource', { contentURL: issuer.website }) }),
  })
}

function holderOf(
  { holder, achievements, evidence }: CredentialContent,
  { named, say, issuer }: Around & { readonly issuer: JsonObject },
): JsonObject {
  return named('person', 'Person', {
    givenName: say(holder.givenName),
    familyName: say(holder.familyName),
    fullName: say(`${holder.givenName} ${holder.familyName}`.trim()),
    ...(holder.dateOfBirth && { dateOfBirth: day(holder.dateOfBirth) }),
    ...(holder.nationalId && {
      nationalID: named('legalIdentifier', 'LegalIdentifier', {
        spatial: countryOf(holder.nationalId.country),
        notation: holder.nationalId.number,
      }),
    }),
    // The vocabulary of evidence has only mandates: what an issuer goes by is a note on the first
    // achievement.
    hasClaim: achievements.map((one, at) => achievementOf(one, { named, say, issuer, note: at === 0 ? evidence : '' })),
  })
}

function achievementOf(
  { title, description, eqf, credits, grade, outcomes = [], awardedOn, duration }: CredentialAchievement,
  { named, say, issuer, note }: Around & { readonly issuer: JsonObject; readonly note: string | undefined },
): JsonObject {
  const ects = credits?.system.toUpperCase() === 'ECTS'
  const system = ects ? { code: '6fcec5c5af', label: 'European Credit Transfer System' } : null
  const specification: JsonObject = {
    title: say(title),
    ...(eqf && { eqfLevel: inVocabulary('eqf', { code: eqf, label: `Level ${eqf}` }) }),
    ...(credits && {
      creditPoint: named('creditPoint', 'CreditPoint', {
        framework: system
          ? inVocabulary('education-credit', system)
          : named('concept', 'Concept', {
              inScheme: named('conceptScheme', 'ConceptScheme', {}),
              prefLabel: say(credits.system),
            }),
        point: String(credits.points),
      }),
    }),
    ...(outcomes.length > 0 && {
      learningOutcome: outcomes.map((one): Json => named('learningOutcome', 'LearningOutcome', { title: say(one) })),
    }),
    ...(duration && { volumeOfLearning: duration }),
  }
  return named('learningAchievement', 'LearningAchievement', {
    title: say(title),
    ...(description && { description: say(description) }),
    awardedBy: named('awardingProcess', 'AwardingProcess', {
      awardingBody: issuer,
      ...(awardedOn && { awardingDate: day(awardedOn) }),
    }),
    ...(note && { additionalNote: named('note', 'Note', { noteLiteral: say(note) }) }),
    ...(grade && {
      provenBy: named('learningAssessment', 'LearningAssessment', {
        title: say(title),
        awardedBy: named('awardingProcess', 'AwardingProcess', { awardingBody: issuer }),
        grade: named('note', 'Note', { noteLiteral: say(grade) }),
      }),
    }),
    // A level is said of a qualification; what has none is an achievement like any other.
    specifiedBy: eqf
      ? named('qualification', 'Qualification', { ...specification, isPartialQualification: true })
      : named('learningAchievementSpecification', 'LearningAchievementSpecification', specification),
  })
}

const pictureTypes = { 'image/png': 'PNG', 'image/jpeg': 'JPEG' } as const

function displayOf(
  pictures: readonly CredentialPicture[],
  { named, language }: { readonly named: Named; readonly language: JsonObject },
): JsonObject {
  return named('individualDisplay', 'IndividualDisplay', {
    language,
    displayDetail: pictures.map(({ mediaType, bytes }, place) =>
      named('displayDetail', 'DisplayDetail', {
        image: named('mediaObject', 'MediaObject', {
          content: toBase64(bytes),
          contentEncoding: inVocabulary('encoding', { code: '6146cde7dd', label: 'base64' }),
          contentType: inTable('file-type', { code: pictureTypes[mediaType], label: pictureTypes[mediaType] }),
        }),
        page: place + 1,
      }),
    ),
  })
}
