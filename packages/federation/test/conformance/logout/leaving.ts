import { request } from '../support/client.ts'
import { answered, type Browser, type Op, origin, type Parameters, queryOf, type Visit } from '../support/op.ts'

/** Where both clients are registered to be left to. */
export const afterwards = 'https://rp.example/after'

/** Sends a browser to the end session endpoint. */
export function out(op: Op, browser: Browser, parameters: Parameters): Promise<Visit> {
  const path = String(op.metadata['end_session_endpoint']).slice(origin.length)
  return browser.get(`${path}?${queryOf(parameters)}`)
}

/** Whether somebody is signed in with this browser. */
export async function isSignedIn(op: Op, browser: Browser): Promise<boolean> {
  const { params } = answered(await op.authorize(request({ prompt: 'none' }), { browser }))
  return params.has('code')
}
