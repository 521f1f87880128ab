import type { CredentialContent, CredentialIssuer } from '../credentials/content.ts'
import type { SupplementFields } from './fields.ts'
import { supplementIssues } from './missing.ts'
import type { SupplementKind } from './part.ts'
import type { SupplementWords } from './words/index.ts'

/**
 * Why a document can't be sealed: its content isn't closed or complete, nobody vouched for whoever closed it
 * (`unvouched`), or it is about nobody.
 */
export type SupplementRefusal = 'unfinished' | 'unvouched' | 'no-holder'

/**
 * What a credential says of a document that was closed.
 *
 * Its issuer is who seals it and vouches that who closed it spoke for the institution then; that is its
 * evidence.
 *
 * @param options - `words`: in the language of its headings; `issuer`: who seals; `now`: seconds since the
 *   epoch
 * @returns the content, or why there is none
 */
export function supplementCredential<T extends SupplementFields>(
  kind: SupplementKind<T>,
  value: T,
  {
    words,
    issuer: sealer,
    now,
  }: { readonly words: SupplementWords; readonly issuer: CredentialIssuer; readonly now: number },
):
  | { readonly ok: true; readonly content: CredentialContent }
  | { readonly ok: false; readonly reason: SupplementRefusal } {
  const { sealed } = value
  if (sealed === null || supplementIssues(kind, value).length > 0) return { ok: false, reason: 'unfinished' }
  if (sealed.for === undefined) return { ok: false, reason: 'unvouched' }
  const { subject, holder, achievements } = kind.gist(value)
  const [givenName, familyName] = [holder.givenName.trim(), holder.familyName.trim()]
  if (givenName === '' || familyName === '') return { ok: false, reason: 'no-holder' }
  const title = words('supplement.documentTitle', { kind: words(kind.label), name: subject })
  return {
    ok: true,
    content: {
      holder: {
        givenName,
        familyName,
        ...(/^\d{4}-\d\d-\d\d$/.test(holder.birthDate) && { dateOfBirth: holder.birthDate }),
      },
      issuer: sealer,
      title,
      description: words(kind.explanation),
      achievements,
      validFrom: now,
      language: value.language.split('-')[0] ?? 'en',
      evidence: words('supplement.evidence', {
        institution: sealed.for.name,
        id: sealed.for.id,
        name: sealed.by.trim() || sealed.for.name,
        date: words.format.date(sealed.at * 1000),
        sealer: sealer.name,
      }),
    },
  }
}
