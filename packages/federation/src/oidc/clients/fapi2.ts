import type { OidcService } from '../../services/index.ts'

/** Whether a client is registered for the FAPI 2.0 Security Profile, and is held to all that it asks. */
export function isFapi2({ profile }: Pick<OidcService, 'profile'>): boolean {
  return profile === 'fapi2'
}
