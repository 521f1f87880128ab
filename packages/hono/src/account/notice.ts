import type { Notice } from '@laissez-passer/pages/types'
import type { Context } from 'hono'

type Code = Exclude<Notice['code'], 'device-added'>

const CODES: ReadonlySet<string> = new Set<Code>([
  'settings-saved',
  'always-on',
  'always-off',
  'email-change-asked',
  'email-kept',
  'password-changed',
  'device-renamed',
  'device-removed',
  'biometrics-off',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'phone-added',
  'phone-removed',
  'eid-linked',
  'eid-unlinked',
  'password-link-sent',
  'token-added',
  'token-renamed',
  'token-removed',
  'token-in-step',
  'session-ended',
  'sessions-ended',
  'signed-out-device',
])

/** The address of a page that says what was just done. */
export function withNotice(path: string, code: Code): string {
  return `${path}?done=${code}`
}

/** What a page has to say was done; null when nothing was. */
export function noticeFrom(c: Context): Notice | null {
  const code = c.req.query('done') ?? ''
  return isCode(code) ? { code } : null
}

function isCode(code: string): code is Code {
  return CODES.has(code)
}
