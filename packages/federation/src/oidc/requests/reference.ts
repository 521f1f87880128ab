import { hashSecret } from '../encoding.ts'

/** What every `request_uri` of ours starts with (RFC 9126 §2.2). */
const prefix = 'urn:ietf:params:oauth:request_uri:'

/** The `request_uri` by which a client refers to what it pushed. */
export function referenceOf(token: string): string {
  return prefix + token
}

/** The hash under which a pushed request is kept; null for a `request_uri` that isn't one of ours. */
export function hashOfReference(requestUri: string): string | null {
  return requestUri.startsWith(prefix) ? hashSecret(requestUri.slice(prefix.length)) : null
}
