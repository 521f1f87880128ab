import { addresses } from '@laissez-passer/core/addresses'
import { isLoopback } from '@laissez-passer/server/settings'
import { type Check, fault, fine, warning } from './finding.ts'
import { visit } from './visit.ts'

/** Whether browsers keep what the server gives them: without it nobody signs in. */
export const cookiesCheck: Check = {
  name: 'cookies',
  async look({ authorities, settings: { LOGIN_BASE, LOGIN_ORIGIN } }) {
    if (LOGIN_ORIGIN.startsWith('http:') && !isLoopback(LOGIN_ORIGIN))
      return [fault('Browsers keep no Secure cookie of plain http.', 'Serve it at https.')]
    // Choosing a language is remembered in a cookie; nothing else is before something is typed.
    const page = `${LOGIN_ORIGIN}${addresses(LOGIN_BASE).signIn}?lang=en`
    const answer = await visit(page, { authorities }).catch(() => null)
    if (answer === null) return [warning(`${page} isn’t reached.`, 'See what is said of the origin.')]
    if (answer.status !== 200)
      return [
        fault(
          `${page} answers ${answer.status}.`,
          'Does the proxy lead there with every path, unchanged? Has the server the same LOGIN_BASE?',
        ),
      ]
    const own = (answer.headers['set-cookie'] ?? []).filter((cookie) => cookie.startsWith('__Host-'))
    if (own.length === 0)
      return [fault('The sign-in page comes without its cookie.', 'Does the proxy, or a cache, take Set-Cookie away?')]
    // RFC 6265bis §4.1.3.2: otherwise browsers drop it.
    const bad = own.filter(
      (text) => !/;\s*secure/i.test(text) || !/;\s*path=\/\s*(;|$)/i.test(text) || /;\s*domain=/i.test(text),
    )
    return bad.length === 0
      ? [fine('The sign-in page brings its cookie as browsers keep it.')]
      : [
          fault(
            'The cookie of the sign-in page arrives changed, and browsers drop it.',
            'Let the proxy change nothing in Set-Cookie (Secure, Path=/, no Domain).',
          ),
        ]
  },
}
