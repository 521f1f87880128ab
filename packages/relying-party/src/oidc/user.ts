import type { IDToken, UserInfoResponse } from 'openid-client'
import { acrOf, type Level, levels, type User } from '../user.ts'

/** EU Login's words for the levels. */
export const euLoginAcr = { BASIC: acrOf('BASIC'), MEDIUM: acrOf('MEDIUM'), HIGH: acrOf('HIGH') } as const

/** The person that the claims of an ID token and of userinfo describe. */
export function userOf(
  { claims, info }: { readonly claims: IDToken; readonly info: UserInfoResponse | null },
  acr: Readonly<Partial<Record<Level, string>>>,
): User {
  // What was signed for this login wins over what was asked afterwards.
  const all = { ...info, ...claims }
  const said = (name: string): string | null => {
    const value = info?.[name] ?? claims[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  return {
    id: claims.sub,
    email: said('email'),
    firstName: said('given_name'),
    lastName: said('family_name'),
    language: said('locale'),
    level: levels.find((level) => acr[level] !== undefined && acr[level] === claims['acr']) ?? 'BASIC',
    methods: Array.isArray(claims['amr']) ? claims['amr'].filter((value) => typeof value === 'string') : [],
    authenticatedAt: claims.auth_time ?? claims.iat,
    claims: all,
  }
}
