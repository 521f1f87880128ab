import type { RequestOptions } from '@laissez-passer/core/internal/methods/passkey'
import type { Browser } from '../browser.ts'
import { attributes } from '../html.ts'
import { type Answer, type Scene, send } from './scene.ts'
import type { Flow } from './truth.ts'

/** What a page asks a browser to sign; null where it asks nothing. */
export function optionsOn(scene: Scene, page: Answer, flow: Flow): RequestOptions | null {
  const form = /<form\b[^>]*data-lp-passkey="get"[^>]*>/.exec(page.html)?.[0]
  const text = form && attributes(form).get('data-options')
  if (!text) return null
  const options: RequestOptions = JSON.parse(text)
  scene.challenges.set(options.challenge, flow.id)
  return options
}

/** What the first page asks a browser to sign. */
export async function aloneOptions(scene: Scene, browser: Browser): Promise<RequestOptions> {
  const answer = await send(scene, browser, { path: '/cas/login/passkey', fields: {} })
  const options: RequestOptions = JSON.parse(answer.html)
  scene.challenges.set(options.challenge, `alone:${answer.browser}`)
  return options
}

/** The challenge that was signed. */
export const challengeIn = (assertion: string): string => {
  const { response } = JSON.parse(assertion) as { readonly response: { readonly clientDataJSON: string } }
  const text = atob(response.clientDataJSON.replaceAll('-', '+').replaceAll('_', '/'))
  return (JSON.parse(text) as { readonly challenge: string }).challenge
}
