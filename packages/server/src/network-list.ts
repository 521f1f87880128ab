import { LaissezPasserError } from '@laissez-passer/password/errors'

/**
 * Refuses what is no list of texts; which of them are networks is asked by `isNetwork`.
 *
 * @param of what is called
 * @throws LaissezPasserError `invalid-settings`
 */
export function checkNetworks(of: string, given: unknown): void {
  if (Array.isArray(given) && given.every((each) => typeof each === 'string')) return
  throw new LaissezPasserError(
    'invalid-settings',
    `${of} takes a list of addresses and networks, such as ['10.0.0.0/8', '::1']`,
  )
}
