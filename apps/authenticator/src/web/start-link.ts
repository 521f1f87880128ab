import { type AuthenticatorLink, parseLink } from '@laissez-passer/mobile-crypto'

/**
 * Takes the link that the app was opened with out of the address bar, first of all: it may hold a secret,
 * which must not stay in the history or a screenshot. Nothing is done with it before a tap.
 */
export function takeStartLink(): AuthenticatorLink {
  const link = parseLink(location.href)
  if (location.pathname !== '/' || location.hash !== '' || location.search !== '') history.replaceState(null, '', '/')
  return link
}
