import { LaissezPasserError } from './errors.ts'
import type { PasswordPolicy } from './policy.ts'

interface Rule {
  readonly takes: (given: unknown) => boolean
  /** Ends the sentence "… must be …". */
  readonly accepted: string
}

const isWhole = (given: unknown, least: number): boolean => Number.isSafeInteger(given) && Number(given) >= least
const whole = (least: number): Rule => ({ takes: (given) => isWhole(given, least), accepted: `${least} or more` })
const oneOf = (...values: readonly unknown[]): Rule => ({
  takes: (given) => values.includes(given),
  accepted: `one of ${values.join(', ')}`,
})

const rules: { readonly [Name in keyof PasswordPolicy]: Rule } = {
  name: { takes: (given) => typeof given === 'string' && given !== '', accepted: 'what the policy is called' },
  minLength: whole(1),
  maxLength: { takes: (given) => given === Infinity || isWhole(given, 1), accepted: '1 or more, or Infinity' },
  minGroups: oneOf(0, 1, 2, 3, 4),
  refuseOwnData: oneOf(true, false),
  refuseCommon: oneOf(false, 'exact', 'variants'),
  refuseMonotony: oneOf(true, false),
  refuseVariation: oneOf(true, false),
  remembers: whole(0),
  maxAgeDays: { takes: (given) => given === null || isWhole(given, 1), accepted: '1 or more, or null' },
}

/**
 * What is wrong with a policy that somebody wrote or read from a file: one that lacks a rule would take any
 * password.
 *
 * @param given what should be a policy.
 * @param before what each fault begins with, `policy.` by default.
 * @returns a line for each fault: which field, what is accepted. Empty: it is one.
 */
export function policyFaults(given: unknown, before = 'policy.'): readonly string[] {
  if (typeof given !== 'object' || given === null)
    return [`${before.replace(/\.$/, '')} must be a password policy, such as eulogin2025`]
  const policy: Partial<Record<keyof PasswordPolicy, unknown>> = given
  const wrong = Object.entries(rules).flatMap(([name, { accepted, takes }]) => {
    const value: unknown = Reflect.get(policy, name)
    if (takes(value)) return []
    return [`${before}${name} ${value === undefined ? 'is missing; it ' : ''}must be ${accepted}`]
  })
  const unknown = Object.keys(given).flatMap((name) =>
    Object.hasOwn(rules, name) ? [] : [`${before}${name} isn’t a rule; there are ${Object.keys(rules).join(', ')}`],
  )
  if (wrong.length > 0 || unknown.length > 0) return [...unknown, ...wrong]
  const least = Math.max(Number(policy.minLength), Number(policy.minGroups))
  return Number(policy.maxLength) < least
    ? [`${before}maxLength must be ${least} or more, as the rest asks for that`]
    : []
}

/** Those that were judged: a form asks at each key. */
const sound = new WeakSet<object>()

/** What is judged by a policy, as a program without types may give it. */
interface Judged {
  readonly password: unknown
  readonly about: unknown
}

/**
 * @throws LaissezPasserError `invalid-settings` when a policy isn't one, a password isn't text, or a person
 * is told by something else than their data, which would be looked for in vain.
 */
export function checkPolicy(policy: PasswordPolicy, { about, password }: Judged = { password: '', about: {} }): void {
  const isJudged = typeof password === 'string' && typeof about === 'object'
  if (isJudged && sound.has(policy)) return
  const faults = isJudged ? policyFaults(policy) : ['checkPassword takes a password as text, and about as an object']
  if (faults.length > 0) throw new LaissezPasserError('invalid-settings', faults.join('\n'))
  sound.add(policy)
}
