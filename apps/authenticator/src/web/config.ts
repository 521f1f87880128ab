declare const __VERSION__: string

/** The identity providers that this app trusts: written into the page by the server, never taken from a link. */
export const issuers: readonly string[] = readIssuers()

/** Version of the app, for the settings page. */
export const version: string = __VERSION__

/** Where an account is looked after. */
export function accountAddress(issuer: string): string {
  return `${issuer}/cas/account`
}

/** Where a browser goes on that waits for a phone. */
export function signInAddress(issuer: string): string {
  return `${issuer}/cas/login?from=app`
}

/** Where a lost password is set anew. */
export function lostPasswordAddress(issuer: string): string {
  return `${issuer}/cas/password/lost`
}

/** Where a device is added. */
export function addDeviceAddress(issuer: string): string {
  return `${issuer}/cas/mobile`
}

function readIssuers(): string[] {
  const content = document.querySelector<HTMLMetaElement>('meta[name="lp-issuers"]')?.content ?? ''
  // Unfilled only under Vite's development server, beside which the provider has its default address.
  return content.startsWith('http') ? content.split(' ') : ['http://localhost:4000']
}
