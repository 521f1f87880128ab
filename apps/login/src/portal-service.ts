import type { Service, ServiceInput } from '@laissez-passer/federation/services'

/** What the portal is registered by. */
export interface Portal {
  readonly origin: string
  readonly clientSecret: string
}

/** The portal, as the relying party that every installation starts with. */
export function portalService({ origin, clientSecret }: Portal): ServiceInput {
  return {
    name: 'Europass',
    description: 'Profile, CV and cover letter',
    type: 'oidc',
    clientId: 'europass',
    clientSecret,
    redirectUris: [`${origin}/auth/callback`],
    postLogoutRedirectUris: [`${origin}/`],
    backchannelLogoutUri: `${origin}/auth/back-channel-logout`,
    requiredLevel: 'MEDIUM',
  }
}

/**
 * On one's own machine the portal moves (another port, another secret) while `services.json` stays as it was
 * made: there, what the settings say of the portal counts as registered too.
 *
 * @param services as the file has them
 * @param portal as the settings have it
 */
export function withPortalHere(services: readonly Service[], { origin, clientSecret }: Portal): readonly Service[] {
  return services.map((service) => {
    if (service.type !== 'oidc' || service.clientId !== 'europass') return service
    return {
      ...service,
      clientSecret,
      redirectUris: [...new Set([...service.redirectUris, `${origin}/auth/callback`])],
      postLogoutRedirectUris: [...new Set([...service.postLogoutRedirectUris, `${origin}/`])],
      backchannelLogoutUri: `${origin}/auth/back-channel-logout`,
    }
  })
}

/**
 * What an operator of a portal that others reach should know of its registration: a file that was made before
 * portals were told of logouts says nowhere how. It is theirs, and isn't written anew.
 *
 * @returns a sentence; null: all is well, or the portal isn't registered
 */
export function portalAdvice(services: readonly Service[], { origin }: Pick<Portal, 'origin'>): string | null {
  const portal = services.find((service) => service.type === 'oidc' && service.clientId === 'europass')
  if (portal?.type !== 'oidc' || portal.backchannelLogoutUri !== undefined) return null
  return `services.json: ${portal.name} isn’t told when somebody logs out. Add "backchannelLogoutUri": "${origin}/auth/back-channel-logout".`
}
