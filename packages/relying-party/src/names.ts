import { hash } from './secrets.ts'
import type { Which } from './sessions/port.ts'

/** What a session is looked up by when the provider ends it. Names are unique within their issuer alone. */
export function sidHashOf(issuer: string, sid: string): Promise<string> {
  return hash(JSON.stringify(['sid', issuer, sid]))
}

/**
 * What a login under way is remembered by. All that is kept for a short while lies together: whoever brings a
 * `state` of their own choice finds logins and nothing else.
 */
export function loginHashOf(state: string): Promise<string> {
  return hash(JSON.stringify(['login', state]))
}

/** What a proxy-granting ticket is remembered by until its IOU comes. */
export function grantHashOf(iou: string): Promise<string> {
  return hash(JSON.stringify(['grant', iou]))
}

/** What a logout token is remembered by, so that it isn't taken a second time. */
export function tokenHashOf(issuer: string, jti: string): Promise<string> {
  return hash(JSON.stringify(['logout-token', issuer, jti]))
}

/** What it is remembered by that the provider ended these sessions. */
export function endHashOf(which: Which): Promise<string> {
  return hash(JSON.stringify(['ended', 'sidHash' in which ? which.sidHash : which.subjectHash]))
}

/** What all sessions of a person are looked up by. */
export function subjectHashOf(issuer: string, subject: string): Promise<string> {
  return hash(JSON.stringify(['subject', issuer, subject]))
}
