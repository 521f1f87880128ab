import { expect } from 'vitest'
import { signIn } from '../support/client.ts'
import { checkedMetadata } from '../support/metadata.ts'
import type { Op, Parameters, Visit } from '../support/op.ts'
import type { Check } from '../support/plan.ts'
import { afterwards, isSignedIn, out } from './leaving.ts'

const sent = { post_logout_redirect_uri: afterwards, state: 'state-7' }

/** Signs in, leaves with these parameters. */
async function leaves(op: Op, parametersFor: (idToken: string) => Parameters) {
  const browser = op.world.browser()
  const { idToken } = await signIn(op, {}, { browser })
  const visit = await out(op, browser, parametersFor(idToken))
  return { browser, visit }
}

/** A page of ours, from which nothing leads to the relying party. */
function isOurPage({ hops, html, status }: Visit): void {
  expect([status, hops.filter((hop) => hop.includes('rp.example'))]).toEqual([200, []])
  expect(html).toContain('<h1')
  // As a text it may stand there, for whoever develops the service; it leads nowhere.
  expect(html).not.toMatch(/(href|content|action)="[^"]*rp\.example\/after/)
}

/** The person is asked whether they want to leave, and is still there. */
async function isAsked(op: Op, parametersFor: (idToken: string) => Parameters): Promise<void> {
  const { browser, visit } = await leaves(op, parametersFor)
  isOurPage(visit)
  expect(visit.forms.map(({ action }) => action)).toContain('/cas/logout')
  expect(await isSignedIn(op, browser)).toBe(true)
}

/** The modules of RP-initiated logout. */
export const rpInitiated = (op: () => Op) =>
  ({
    'oidcc-rp-initiated-logout-discovery-endpoint-verification': async () => {
      expect(await checkedMetadata(op())).toMatchObject({ end_session_endpoint: expect.any(String) })
    },
    'oidcc-rp-initiated-logout': async () => {
      const { browser, visit } = await leaves(op(), (idToken) => ({ id_token_hint: idToken, ...sent }))
      expect(visit.hops).toEqual([`302 ${afterwards}?state=state-7`])
      expect(await isSignedIn(op(), browser)).toBe(false)
    },
    'oidcc-rp-initiated-logout-bad-post-logout-redirect-uri': async () => {
      const { visit } = await leaves(op(), (idToken) => ({
        id_token_hint: idToken,
        ...sent,
        post_logout_redirect_uri: `${afterwards}/elsewhere`,
      }))
      isOurPage(visit)
    },
    'oidcc-rp-initiated-logout-modified-id-token-hint': async () => {
      await isAsked(op(), (idToken) => ({ id_token_hint: modified(idToken), ...sent, client_id: 'first' }))
    },
    'oidcc-rp-initiated-logout-no-id-token-hint': async () => {
      await isAsked(op(), () => sent)
    },
    'oidcc-rp-initiated-logout-no-params': async () => {
      await isAsked(op(), () => ({}))
    },
    'oidcc-rp-initiated-logout-no-post-logout-redirect-uri': async () => {
      const { browser, visit } = await leaves(op(), (idToken) => ({ id_token_hint: idToken, state: 'state-7' }))
      isOurPage(visit)
      expect(await isSignedIn(op(), browser)).toBe(false)
    },
    'oidcc-rp-initiated-logout-no-state': async () => {
      const { browser, visit } = await leaves(op(), (idToken) => ({ id_token_hint: idToken, ...sent, state: null }))
      expect(visit.hops).toEqual([`302 ${afterwards}`])
      expect(await isSignedIn(op(), browser)).toBe(false)
    },
    'oidcc-rp-initiated-logout-only-state': async () => {
      await isAsked(op(), () => ({ state: 'state-7' }))
    },
    'oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri': async () => {
      const { visit } = await leaves(op(), (idToken) => ({
        id_token_hint: idToken,
        ...sent,
        post_logout_redirect_uri: `${afterwards}?foo=bar`,
      }))
      isOurPage(visit)
    },
    'oidcc-rp-initiated-logout-bad-id-token-hint': async () => {
      await isAsked(op(), () => ({ id_token_hint: 'no-token', ...sent }))
    },
  }) satisfies Record<string, Check>

/** An ID token whose claims were changed: its signature is another's. */
function modified(idToken: string): string {
  const [header, claims = '', signature] = idToken.split('.')
  const said: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString())
  const changed = Buffer.from(JSON.stringify({ ...Object(said), changed: true })).toString('base64url')
  return [header, changed, signature].join('.')
}
