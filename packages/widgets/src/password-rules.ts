import type { PasswordIssue, PasswordPolicy } from '@laissez-passer/core/password'
import type { WidgetKey } from './messages.ts'

/** One line of the rules in words, and the issues that break it. */
export interface PasswordRule {
  /** Key of the sentence in the widgets' catalogue. */
  readonly key: WidgetKey
  /** Parameters of the sentence. */
  readonly params: Readonly<Record<string, number>>
  /** The issues of `checkPassword` that mean the rule is not met. */
  readonly codes: readonly PasswordIssue['code'][]
}

/**
 * The rules of a policy as a list to show, in the order in which `checkPassword` finds issues. Every issue that the policy
 * can give breaks exactly one rule of the list.
 *
 * @param policy the policy
 * @param options `change`: there is a former password, so the rules about it are told too
 */
export function passwordRules(policy: PasswordPolicy, options: { readonly change?: boolean } = {}): PasswordRule[] {
  const rule = (when: boolean, key: WidgetKey, codes: PasswordRule['codes'], params: PasswordRule['params'] = {}): PasswordRule[] =>
    when ? [{ key, params, codes }] : []
  return [
    ...rule(true, 'password.rule.length', ['too-short'], { min: policy.minLength }),
    ...rule(true, 'password.rule.too-long', ['too-long'], { max: policy.maxLength }),
    ...rule(policy.minGroups > 0, 'password.rule.groups', ['too-few-groups'], { min: policy.minGroups }),
    ...rule(policy.refuseOwnData, 'password.rule.own-data', ['own-data']),
    ...rule(policy.refuseMonotony, 'password.rule.monotonous', ['monotonous']),
    ...rule(Boolean(policy.refuseCommon), 'password.rule.common', ['common']),
    ...rule(options.change === true, 'password.rule.variation', ['same-as-before', 'variation']),
  ]
}
