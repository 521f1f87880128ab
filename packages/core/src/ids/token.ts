import { sha256 } from '@noble/hashes/sha2.js'
import * as base64url from 'jose/base64url'
import type { Random } from '../ports/index.ts'
import { tagOf } from '../places/index.ts'

const encoder = new TextEncoder()

/** What is asked of the runtime, which isn't Node everywhere. */
interface Here {
  readonly navigator?: { readonly userAgent?: string }
  readonly process?: {
    getBuiltinModule?(name: 'node:crypto'): {
      readonly hash?: (algorithm: 'sha256', text: string, encoding: 'base64url') => string
    }
  }
}

/**
 * Node's own hash, which takes a fifth of the time: of a session check it was 5 %. Elsewhere the one in
 * JavaScript stays: Workers would have to load another at a cold start.
 */
const { navigator: agent, process: node }: Here = globalThis
const hashOfNode = agent?.userAgent?.startsWith('Node.js/') ? node?.getBuiltinModule?.('node:crypto').hash : undefined

/** A secret handed to a client, with the hash under which it is looked up. */
export interface Token {
  /** 256 random bits as base64url, 43 characters. */
  readonly token: string
  /** SHA-256 of `token`, base64url. */
  readonly hash: string
}

/**
 * A new random id for a row: 128 bits as base64url, 22 characters. Not a secret.
 * @param random the source of randomness.
 * @param accountId whose row it is: where accounts are spread over databases, the first two characters say in
 * which this one is, and 116 bits are random.
 */
export function newId(random: Random, accountId?: string | null): string {
  const id = base64url.encode(random(16))
  const tag = tagOf(accountId ?? '')
  return tag === '' ? id : tag.slice(1) + id.slice(2)
}

/**
 * A new secret and its hash. Only the hash is stored, so that a stolen database opens nothing.
 * @param random the source of randomness.
 */
export function newToken(random: Random): Token {
  const token = base64url.encode(random(32))
  return { token, hash: hashToken(token) }
}

/**
 * The hash under which a token is stored and looked up. A token that says in which of several databases its
 * account is has a hash that says so, too.
 * @param token as the client presented it; any string.
 * @returns SHA-256, base64url, 43 characters; of a token with such a tag, the tag and the hash of the rest.
 */
export function hashToken(token: string): string {
  const tag = tagOf(token)
  return tag + digest(token.slice(token.indexOf(tag) + tag.length))
}

/**
 * A hash, whatever the text. It is computed at once: for a few bytes a job of WebCrypto costs twenty times
 * the hash itself, on the way of every request (decisions 0032, 0182).
 * @returns SHA-256 of the text as UTF-8, base64url, 43 characters.
 */
export function digest(text: string): string {
  return hashOfNode ? hashOfNode('sha256', text, 'base64url') : base64url.encode(sha256(encoder.encode(text)))
}

/**
 * Compares two byte strings in a time that depends on their length alone.
 * @returns true when they are equal.
 */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}
