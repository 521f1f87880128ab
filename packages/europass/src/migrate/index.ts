/** Documents as they were stored, whatever their version, as those of today. @module */
import { type Cv, cvDraftSchema } from '../cv/schema.ts'
import { check, type Checked } from '../fields/issue.ts'
import { emptyProfile, type Profile, profileDraftSchema } from '../profile/schema.ts'
import { cvOfCopy } from './cv-of-copy.ts'
import { hideAdded } from './hide-added.ts'
import { withContent } from './union.ts'
import { contentOf, type Cv1, cv1Of, isVersion1 } from './version-1.ts'

/** What somebody has stored. */
export interface StoredDocuments {
  /** `undefined` where there is none. */
  readonly profile: unknown
  readonly cvs: readonly unknown[]
}

/** What somebody has, as of today. */
export interface Documents {
  readonly profile: Profile
  /** In the order they were given; those that can't be read are left out. */
  readonly cvs: readonly Cv[]
  /** Indexes of those that can't be read. */
  readonly unreadable: readonly number[]
}

/**
 * Whether a stored document is of an older version, and all of a person's are to be migrated together: a CV
 * of version 1 has things that belong into the profile.
 */
export const isOutdated: (body: unknown) => boolean = isVersion1

/** A stored CV: one of today, or a copy of a profile. */
interface Read {
  readonly today?: Checked<Cv>
  readonly copy?: Checked<Cv1>
}

/**
 * All documents of a person as of today.
 *
 * What a CV of version 1 has and the profile hasn't goes into the profile, and is hidden in the other CVs, so
 * that every CV shows what it showed. Nothing throws; documents of today stay as they are.
 *
 * @param stored - bodies as they were stored, drafts or finished
 * @param language - of a profile of version 1, which didn't say; that of its first CV unless told
 */
export function migrateDocuments(stored: StoredDocuments, language?: string): Documents {
  const read = stored.cvs.map((body): Read => {
    if (!isVersion1(body)) return { today: check(cvDraftSchema, body) }
    return { copy: cv1Of(body) }
  })
  const copies = read.flatMap(({ copy }) => (copy?.ok ? [copy.value] : []))
  const before = migrateProfile(stored.profile ?? {}, language ?? copies[0]?.language)
  const own = before.ok ? before.value : emptyProfile(language ?? copies[0]?.language)
  const profile = copies.reduce((joined, { content }) => withContent(joined, content), own)
  const cvs = read.map(({ today, copy }): Cv | undefined => {
    const migrated = copy?.ok ? cvOfCopy(profile, copy.value) : undefined
    if (migrated) return migrated.ok ? migrated.value : undefined
    return today?.ok ? hideAdded(today.value, { before: own, after: profile }) : undefined
  })
  return {
    profile,
    cvs: cvs.filter((cv) => cv !== undefined),
    unreadable: cvs.flatMap((cv, index) => (cv === undefined ? [index] : [])),
  }
}

/**
 * A stored profile as of today.
 *
 * @param body - as it was stored; `{}` is the empty one
 * @param language - of one of version 1, which didn't say
 */
export function migrateProfile(body: unknown, language?: string): Checked<Profile> {
  if (!isVersion1(body)) return check(profileDraftSchema, body)
  const content = contentOf(body)
  return content.ok ? check(profileDraftSchema, { ...content.value, language }) : content
}
