import type { Context } from '../context/index.ts'
import type { FieldIssue } from '../errors.ts'
import { personNameIssues } from '../names/index.ts'
import type { Account } from '../ports/index.ts'

/** What somebody who was invited says of themselves. */
export interface InvitedPerson {
  readonly firstName: string
  readonly lastName: string
  /** BCP 47, one that the provider offers. */
  readonly language: string
  /** The privacy statement was acknowledged. */
  readonly privacy: boolean
}

/** As the operator named them; the privacy statement is theirs to acknowledge. */
export function invitedAs({ firstName, language, lastName }: Account): InvitedPerson {
  return { firstName, lastName, language, privacy: false }
}

/**
 * What is wrong with it: as in the registration form.
 * @returns issues on `firstName`, `lastName`, `language` and `privacy`.
 */
export function invitedIssues({ settings }: Pick<Context, 'settings'>, person: InvitedPerson): readonly FieldIssue[] {
  return [
    ...personNameIssues(person),
    ...(settings.languages.includes(person.language) ? [] : [{ field: 'language', code: 'unknown-language' }]),
    ...(person.privacy ? [] : [{ field: 'privacy', code: 'required' }]),
  ]
}
