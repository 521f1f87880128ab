import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Apps } from '../fixtures/apps.ts'
import { insist, type Visit } from './plain-browser.ts'

/** The portal's registration at EU Login, in the hands of a program. */
export interface RelyingParty {
  /** Where it sends a browser that has to sign in. */
  authorizePath(): string
  /** The code in the redirect at which a browser without the portal stopped. */
  codeIn(visit: Visit): string
  /** Exchanges a code. @returns the status and the access token, null when refused. */
  exchangeOnce(code: string): Promise<{ readonly status: number; readonly token: string | null }>
  /** Exchanges a code until there is an answer. */
  exchange(
    code: string,
    options: { readonly up: () => Promise<void> },
  ): Promise<{ readonly token: string | null; readonly lost: number }>
  /** Asks who an access token stands for. @returns the status. */
  userinfo(token: string): Promise<number>
}

/** The portal, without the portal. */
export function portalAsProgram({ origins, dataDir }: Pick<Apps, 'origins' | 'dataDir'>): RelyingParty {
  const redirectUri = `${origins.portal}/auth/callback`
  const secret = readFileSync(join(dataDir, 'portal-client-secret'), 'utf8').trim()
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')

  async function exchangeOnce(code: string): Promise<{ readonly status: number; readonly token: string | null }> {
    const answer = await fetch(`${origins.login}/cas/oauth2/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`europass:${encodeURIComponent(secret)}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    })
    const { access_token: token }: { access_token?: string } = await answer.json()
    return { status: answer.status, token: token ?? null }
  }

  return {
    authorizePath: () =>
      `/cas/oauth2/authorize?${new URLSearchParams({
        response_type: 'code',
        client_id: 'europass',
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: randomBytes(8).toString('hex'),
        nonce: randomBytes(8).toString('hex'),
        code_challenge: challenge,
        code_challenge_method: 'S256',
      })}`,
    codeIn(visit) {
      const [, target = ''] = visit.hops.at(-1)?.split(' ') ?? []
      const code = target.startsWith(redirectUri) ? new URL(target).searchParams.get('code') : null
      if (code === null) throw new Error(`no code on the way ${visit.hops.join(' → ')} to ${visit.path}: ${visit.text}`)
      return code
    },
    exchangeOnce,
    async exchange(code, { up }) {
      const { answer, lost } = await insist(() => exchangeOnce(code), { up })
      if (answer.token === null && lost === 0) throw new Error(`A fresh code was refused with ${answer.status}.`)
      return { token: answer.token, lost }
    },
    async userinfo(token) {
      const answer = await fetch(`${origins.login}/cas/oauth2/userinfo`, {
        headers: { Authorization: `Bearer ${token}` },
      })
      return answer.status
    },
  }
}
