import type { Context } from '../context/index.ts'
import { checkMailable } from '../email/index.ts'
import type { FieldIssue } from '../errors.ts'
import { personNameIssues } from '../names/index.ts'
import type { Person } from './new-account.ts'

/** What an identifier may be: as ours, or an institution's own. It is typed, and stands in addresses. */
const uidForm = /^[a-z][a-z0-9._-]{2,31}$/

/**
 * What is wrong with a person whom an operator names: the rules of the registration form, and those for what
 * people can't say of themselves.
 *
 * @returns issues on `email`, `firstName`, `lastName`, `language`, `uid` and `memberOf`
 */
export async function personIssues(
  context: Pick<Context, 'settings' | 'canMail'>,
  person: Person,
): Promise<readonly FieldIssue[]> {
  const email = await checkMailable(person.email, { canMail: context.canMail })
  const { languages } = context.settings
  const issues: readonly (FieldIssue | null)[] = [
    email && { field: 'email', code: email },
    ...personNameIssues(person),
    languages.includes(person.language) ? null : { field: 'language', code: 'unknown-language' },
    person.uid === undefined || uidForm.test(person.uid) ? null : { field: 'uid', code: 'uid-form' },
    (person.memberOf ?? []).every((name) => isGroupName(name)) ? null : { field: 'groups', code: 'group-form' },
  ]
  return issues.filter((issue) => issue !== null)
}

/** As many as a response of a ticket's validation may well hold. */
export const mostGroups = 100

/** Whether a group may be called so: `*` stands for any letters where a service asks for groups. */
export function isGroupName(name: string): boolean {
  return /^[\p{L}\p{N}_.:/ -]{1,100}$/u.test(name)
}
