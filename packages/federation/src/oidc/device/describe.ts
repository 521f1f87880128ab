import type { Destination } from '@laissez-passer/core/context'
import type { OidcProvider } from '../provider.ts'
import type { ClientLookUp } from '../registration/stored.ts'
import { readDeviceQuestion, requirementOfDevice } from './question.ts'

/**
 * What the page that asks about a device asks of a sign-in: what the device's service does.
 *
 * @param path - A path with query on the provider's own origin.
 * @returns null when it is another page, or asks about nothing.
 */
export async function describeDevice(
  provider: ClientLookUp & Pick<OidcProvider, 'settings'>,
  path: string,
): Promise<Destination | null> {
  const { addresses, origin } = provider.settings
  const url = URL.parse(path, origin)
  if (url?.origin !== origin || url.pathname !== addresses.deviceConfirm) return null
  const question = await readDeviceQuestion(provider, url.searchParams.get('request') ?? '')
  return question && { ...requirementOfDevice(question), forceFresh: false, maxAge: null }
}
