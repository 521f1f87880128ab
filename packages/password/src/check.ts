import { isCommon } from './common.ts'
import { characterGroups, groupOf } from './groups.ts'
import { isMonotonous } from './monotony.ts'
import { normalisePassword } from './fold.ts'
import { ownDataIn } from './own-data.ts'
import { checkPolicy } from './policy-faults.ts'
import type { PasswordCheck, PasswordIssue, PasswordOwner, PasswordPolicy } from './policy.ts'
import { isVariation } from './variation.ts'

/**
 * Checks a password against a policy. Synchronous, without dependencies, the same on the server and in a form
 * that gives feedback while typing.
 *
 * @param value as typed.
 * @param policy one of the three that come with the package, or one's own.
 * @param options `about`: the person, so that their own data can be refused, and the former password at a
 * change; `isCommonPassword`: a larger list than the compact one built in
 * (`@laissez-passer/password/common`), asked with the password in lower case.
 * @returns `ok`, and every issue found, in the order in which the rules are told: a code and the numbers that
 * its message mentions.
 * @throws LaissezPasserError `invalid-settings` when the policy isn't one, with a line for each fault, or
 * when the password isn't text or `about` no object.
 */
export function checkPassword(
  value: string,
  policy: PasswordPolicy,
  options: { readonly about?: PasswordOwner; readonly isCommonPassword?: ((password: string) => boolean) | null } = {},
): PasswordCheck {
  const { isCommonPassword = null } = options
  const about = options.about ?? {}
  checkPolicy(policy, { password: value, about })
  const password = normalisePassword(value)
  const issues: PasswordIssue[] = [...lengthIssues(password, policy), ...groupIssues(password, policy)]
  const own = policy.refuseOwnData ? ownDataIn(password, about) : null
  if (own) issues.push({ code: 'own-data', params: { what: own } })
  if (policy.refuseMonotony && password !== '' && isMonotonous(password)) issues.push({ code: 'monotonous' })
  if (
    policy.refuseCommon &&
    isCommon(password, { variants: policy.refuseCommon === 'variants', larger: isCommonPassword })
  ) {
    issues.push({ code: 'common' })
  }
  const previous = typeof about.previous === 'string' ? normalisePassword(about.previous) : undefined
  if (password === previous) issues.push({ code: 'same-as-before' })
  else if (previous !== undefined && policy.refuseVariation && isVariation(password, previous))
    issues.push({ code: 'variation' })
  return { ok: issues.length === 0, issues }
}

function lengthIssues(password: string, { minLength: min, maxLength: max }: PasswordPolicy): PasswordIssue[] {
  const length = Array.from(password).length
  if (length < min) return [{ code: 'too-short', params: { min, length } }]
  if (length > max) return [{ code: 'too-long', params: { max, length } }]
  return []
}

function groupIssues(password: string, { minGroups: min }: PasswordPolicy): PasswordIssue[] {
  const present = new Set(Array.from(password, groupOf))
  const missing = characterGroups.filter((group) => !present.has(group))
  const found = characterGroups.length - missing.length
  return found < min ? [{ code: 'too-few-groups', params: { min, found, missing: missing.join(',') } }] : []
}
