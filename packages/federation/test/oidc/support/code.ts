import { answerTokenRequest, authorize, type TokenAnswer } from '../../../src/oidc/index.ts'
import { basic, redirectUri, request, type TestProvider, testProvider, verifier } from '../../support/provider.ts'

export const now = 1_800_000_000
export const secret = 'a secret of the shop, long enough to be one'

export let idp: TestProvider

/** A provider for the tests of a file. */
export async function openProvider(): Promise<void> {
  idp = await testProvider()
}

export const closeProvider = (): Promise<void> => idp.close()

/** A code of somebody who signed in just now. */

export async function newCode(
  level: 'BASIC' | 'MEDIUM' = 'BASIC',
): Promise<{ code: string; uid: string; accountId: string; sessionIdHash: string }> {
  const { session, account } = await idp.signIn({ level, now })
  const result = await authorize(idp.at(now), { parameters: request(), session })
  const code = result.kind === 'redirect' ? new URL(result.url).searchParams.get('code') : null
  if (code === null) throw new Error(JSON.stringify(result))
  return { code, uid: account.uid, accountId: account.id, sessionIdHash: session.idHash }
}

/** Presents it as the shop does, with these parameters changed. */
export function exchange(
  code: string,
  {
    changes = {},
    authorization = basic('shop', secret),
    at = now,
  }: { changes?: Record<string, string | null>; authorization?: string | null; at?: number } = {},
): Promise<TokenAnswer> {
  const parameters = new URLSearchParams()
  const all: Record<string, string | null> = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  }
  for (const [name, value] of Object.entries(all)) if (value !== null) parameters.set(name, value)
  return answerTokenRequest(idp.at(at), { authorization, parameters })
}
