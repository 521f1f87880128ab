import { addresses, defaultBase, withQuery } from '@laissez-passer/core/addresses'

declare const __VERSION__: string

/**
 * The identity providers that this app trusts: written into the page by the server, never taken from a link.
 */
export const issuers: readonly string[] = filledIn('lp-issuers', 'http://localhost:4000').split(' ')

/** What their addresses start with: written into the page likewise. */
export const base: string = filledIn('lp-base', defaultBase)

/** Version of the app, for the settings page. */
export const version: string = __VERSION__

const book = addresses(base)

/** Where an account is looked after. */
export function accountAddress(issuer: string): string {
  return issuer + book.account()
}

/** Where a browser goes on that waits for a phone. */
export function signInAddress(issuer: string): string {
  return issuer + withQuery(book.signIn, { from: 'app' })
}

/** Where a lost password is set anew. */
export function lostPasswordAddress(issuer: string): string {
  return issuer + book.passwordLost
}

/** Where a device is added. */
export function addDeviceAddress(issuer: string): string {
  return issuer + book.mobile
}

/** Unfilled only under Vite's development server, beside which the provider has its default address. */
function filledIn(name: string, otherwise: string): string {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
  return content === '' || content.startsWith('__LP_') ? otherwise : content
}
