import type { PasswordIssue, PasswordPolicy } from '@laissez-passer/password'
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
 * The rules of a policy as a list to show, in the order in which `checkPassword` finds issues. Every issue
 * that the policy can give breaks exactly one rule of the list.
 *
 * @param policy the policy
 * @param options `change`: there is a former password, so the rules about it are told too
 */
export function passwordRules(policy: PasswordPolicy, options: { readonly change?: boolean } = {}): PasswordRule[] {
  const rules: readonly (PasswordRule | false)[] = [
    { key: 'password.rule.length', params: { min: policy.minLength }, codes: ['too-short'] },
    { key: 'password.rule.too-long', params: { max: policy.maxLength }, codes: ['too-long'] },
    policy.minGroups > 0 && {
      key: 'password.rule.groups',
      params: { min: policy.minGroups },
      codes: ['too-few-groups'],
    },
    policy.refuseOwnData && { key: 'password.rule.own-data', params: {}, codes: ['own-data'] },
    policy.refuseMonotony && { key: 'password.rule.monotonous', params: {}, codes: ['monotonous'] },
    Boolean(policy.refuseCommon) && { key: 'password.rule.common', params: {}, codes: ['common'] },
    options.change === true && {
      key: 'password.rule.variation',
      params: {},
      codes: ['same-as-before', 'variation'],
    },
  ]
  return rules.filter((rule) => rule !== false)
}
