import type { DomainRule, ProviderSettings } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import type { Account, Assurance, Level } from '../ports/index.ts'

/**
 * What holds for the accounts at an address's domain: the domain's own rule, else that of the nearest domain
 * above it whose rule is for all below (`*.example.eu`).
 */
export function ruleOfDomain(
  { email }: Pick<Account, 'email'>,
  { assuranceByDomain: rules }: Pick<ProviderSettings, 'assuranceByDomain'>,
): { readonly assurance: Assurance; readonly level: Level } {
  // Most providers have no rules, and every sign-in asks.
  if (Object.keys(rules).length === 0) return whole()
  const key = emailKey(email)
  const domain = key.slice(key.lastIndexOf('@') + 1)
  const labels = domain.split('.')
  const names = [domain, ...labels.map((_, at) => `*.${labels.slice(at + 1).join('.')}`)]
  const name = names.find((each) => Object.hasOwn(rules, each))
  return whole(name === undefined ? undefined : rules[name])
}

function whole(rule: DomainRule = 'LOW'): { readonly assurance: Assurance; readonly level: Level } {
  return typeof rule === 'string' ? { assurance: rule, level: 'BASIC' } : rule
}
