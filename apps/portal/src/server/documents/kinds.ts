import { cvDraftSchema } from '@laissez-passer/europass/cv'
import { digitalTestSchema } from '@laissez-passer/europass/digital-skills'
import { check, type Checked, draft, type FieldIssue } from '@laissez-passer/europass/fields'
import { letterDraftSchema } from '@laissez-passer/europass/letter'
import { languageCheckDraftSchema } from '@laissez-passer/europass/languages'
import { isObject } from '@laissez-passer/europass/patch'
import { profileDraftSchema } from '@laissez-passer/europass/profile'
import { type SupplementName, supplements } from '@laissez-passer/europass/supplements'
import type { DocumentKind } from '../../document-kinds.ts'
import type { Head } from '../store/documents.ts'
import { digitalTestRules } from './digital-test-rules.ts'
import type { Rules } from './rules.ts'
import { supplementRules } from './supplement-rules.ts'

/** What the server knows of a kind of document. */
export interface Kind {
  /** How many of them a person may have. */
  readonly most: number
  /** In characters of JSON. */
  readonly largest: number
  /** Reads a draft; what isn't finished is nobody's mistake yet. */
  readonly read: (value: unknown) => Checked<unknown>
  /** What holds for its changes beside its schema. */
  readonly rules?: Rules
  /** What a list says of it beside what it says of any. */
  readonly listed?: readonly string[]
}

function supplement(name: SupplementName): Kind {
  const schema = supplements[name].schema(draft)
  return {
    most: 200,
    largest: 1_000_000,
    read: (value) => check<unknown>(schema, value),
    rules: supplementRules(supplements[name].parts),
  }
}

/** The kinds, by their names in addresses. */
export const kinds: Readonly<Record<DocumentKind, Kind>> = {
  profile: { most: 1, largest: 2_000_000, read: (value) => check(profileDraftSchema, value) },
  cv: { most: 50, largest: 1_000_000, read: (value) => check(cvDraftSchema, value) },
  letter: { most: 50, largest: 2_000_000, read: (value) => check(letterDraftSchema, value) },
  mobility: supplement('mobility'),
  'certificate-supplement': supplement('certificate-supplement'),
  'diploma-supplement': supplement('diploma-supplement'),
  'language-check': { most: 50, largest: 50_000, read: (value) => check(languageCheckDraftSchema, value) },
  'digital-test': {
    most: 20,
    largest: 10_000,
    read: (value) => check(digitalTestSchema, value),
    rules: digitalTestRules,
    // All of it: results are shown beside each other.
    listed: ['edition', 'answers'],
  },
}

/** What a list says of a document: fields of any kind, where it has them. */
const listed = [
  'title',
  'headline',
  'template',
  'language',
  'labels',
  'tags',
  'code',
  'label',
  'signed',
  'startedAt',
  'finishedAt',
  'levels',
  'keeper',
  'sealed',
] as const

/** What a list says of a document. An advert stays out: it is long. */
export function headOf(body: unknown, kind: DocumentKind): Head {
  if (!isObject(body)) return {}
  const head: Record<string, unknown> = {}
  for (const name of [...listed, ...(kinds[kind].listed ?? [])]) if (body[name] !== undefined) head[name] = body[name]
  const { madeFor } = body
  if (isObject(madeFor)) head['madeFor'] = { employer: madeFor['employer'], position: madeFor['position'] }
  const { holder } = body
  if (isObject(holder)) head['holder'] = { givenName: holder['givenName'], familyName: holder['familyName'] }
  return head
}

/** The id that a document gives itself; undefined for profiles, which have none. */
export const idOf = (body: unknown): unknown => (isObject(body) ? body['id'] : undefined)

/** A document that calls itself otherwise than its address. */
export const idIssue: FieldIssue = { path: ['id'], code: 'id', params: {} }
