import type { PasswordPolicy } from '@laissez-passer/core/password'
import type { View } from '../../view.ts'

/** One rule in words, and the issue codes of `checkPassword` that say it isn't met. */
export interface PasswordRule {
  readonly codes: readonly string[]
  readonly text: string
}

/**
 * A policy's rules in words, in the order in which people meet them.
 *
 * @param t the page's translator
 * @param policy the same value that the server checks with
 * @param options `change`: there is a present password, so the rule about it is told too
 */
export function rulesInWords(
  t: View['t'],
  policy: PasswordPolicy,
  options: { readonly change?: boolean } = {},
): readonly PasswordRule[] {
  const rules: (PasswordRule | null)[] = [
    { codes: ['too-short'], text: t('rule.length', { min: policy.minLength }) },
    policy.minGroups > 0
      ? {
          codes: ['too-few-groups'],
          text: policy.minGroups === 4 ? t('rule.all-groups') : t('rule.groups', { count: policy.minGroups }),
        }
      : null,
    policy.refuseOwnData ? { codes: ['own-data'], text: t('rule.own-data') } : null,
    policy.refuseCommon || policy.refuseMonotony ? { codes: ['common', 'monotonous'], text: t('rule.common') } : null,
    options.change && policy.refuseVariation
      ? { codes: ['same-as-before', 'variation'], text: t('rule.variation') }
      : null,
  ]
  return rules.filter((rule) => rule !== null)
}
