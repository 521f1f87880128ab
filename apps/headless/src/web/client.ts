import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './api.d.ts'

/** A sign-in as the API tells it. */
export type SignIn = components['schemas']['SignIn']
/** What it asks for now. */
export type Step = SignIn['step']
/** Why an answer wasn’t taken. */
export type Problem = components['schemas']['Problem']

/** The provider: this page stands on its origin, so that cookies go along and nothing else is needed. */
export const client: Client<paths> = createClient<paths>({ baseUrl: '/cas/api' })

/** What an address of the API answered. */
export interface Answer {
  readonly data?: SignIn | undefined
  readonly error?: Problem | undefined
}

/** Asks something of the API; `proof`: the work that it asked for, with the second try. */
export type Ask = (proof?: string) => Promise<Answer>

/**
 * What a refusal asks the browser to compute, where too many tried from its network: goes along with the next
 * try.
 */
export async function proofFor({ captcha }: Problem): Promise<string | null> {
  const address = captcha?.['challengeHref']
  if (typeof address !== 'string') return null
  const challenge = await (await fetch(address)).json()
  const solution = await solveChallenge({ challenge, deriveKey })
  return solution ? btoa(JSON.stringify({ challenge, solution })) : null
}
