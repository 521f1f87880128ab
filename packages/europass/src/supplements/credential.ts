import type { CredentialContent } from '../credentials/content.ts'
import type { SupplementFields } from './fields.ts'
import { supplementIssues } from './missing.ts'
import type { SupplementKind } from './part.ts'
import type { SupplementWords } from './words/index.ts'

/** Why a document can't be sealed: `open` until its content is closed, `unfinished`, or about nobody. */
export type SupplementRefusal = 'open' | 'unfinished' | 'no-holder' | 'no-country'

/**
 * What a credential says of a document that was closed.
 *
 * @param options - `words`: in the language of its headings; `now`: seconds since the epoch
 * @returns the content, or why there is none
 */
export function supplementCredential<T extends SupplementFields>(
  kind: SupplementKind<T>,
  value: T,
  { words, now }: { readonly words: SupplementWords; readonly now: number },
):
  | { readonly ok: true; readonly content: CredentialContent }
  | { readonly ok: false; readonly reason: SupplementRefusal } {
  if (value.sealed === null) return { ok: false, reason: 'open' }
  if (supplementIssues(kind, value).length > 0) return { ok: false, reason: 'unfinished' }
  const { subject, holder, issuer, achievements } = kind.gist(value)
  const [givenName, familyName] = [holder.givenName.trim(), holder.familyName.trim()]
  if (givenName === '' || familyName === '') return { ok: false, reason: 'no-holder' }
  if (issuer.country === '') return { ok: false, reason: 'no-country' }
  const title = words('supplement.documentTitle', { kind: words(kind.label), name: subject })
  return {
    ok: true,
    content: {
      holder: {
        givenName,
        familyName,
        ...(/^\d{4}-\d\d-\d\d$/.test(holder.birthDate) && { dateOfBirth: holder.birthDate }),
      },
      issuer: {
        name: issuer.name.trim(),
        country: issuer.country,
        ...(/^https:\/\//i.test(issuer.website) && { website: issuer.website }),
      },
      title,
      description: words(kind.explanation),
      achievements,
      validFrom: now,
      language: value.language.split('-')[0] ?? 'en',
    },
  }
}
