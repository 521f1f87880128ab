import { hash } from './secrets.ts'

/** What a session is looked up by when the provider ends it. Names are unique within their issuer alone. */
export function sidHashOf(issuer: string, sid: string): Promise<string> {
  return hash(JSON.stringify(['sid', issuer, sid]))
}

/** What all sessions of a person are looked up by. */
export function subjectHashOf(issuer: string, subject: string): Promise<string> {
  return hash(JSON.stringify(['subject', issuer, subject]))
}
