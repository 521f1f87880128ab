import { hash } from './secrets.ts'
import type { Which } from './sessions/port.ts'

/** What a session is looked up by when the provider ends it. Names are unique within their issuer alone. */
export function sidHashOf(issuer: string, sid: string): Promise<string> {
  return hash(JSON.stringify(['sid', issuer, sid]))
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
