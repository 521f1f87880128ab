import { equal } from '../authenticator/bytes.ts'
import { type CodeFormat, hotp } from './hotp.ts'

/** A stretch of counters, both ends included. */
export interface CounterWindow {
  readonly from: number
  readonly to: number
}

/** What is known of a token when a code arrives. */
export interface CodeState extends CodeFormat {
  /** The lowest counter that may still be accepted: one more than the last accepted. */
  readonly countFrom: number
  /** Counters that are accepted at once. */
  readonly near: CounterWindow
  /** Counters at which a token that ran away is looked for; two codes in a row are asked for there. */
  readonly far: CounterWindow
  /** The one counter that completes a resynchronisation under way; null: none is. */
  readonly expected: number | null
}

/**
 * `accepted`: at this counter. `resynchronise`: right, but far off; the code of the next counter is asked
 * for. `wrong`: none of these.
 */
export type CodeVerdict =
  | { readonly kind: 'accepted'; readonly counter: number }
  | { readonly kind: 'resynchronise'; readonly counter: number }
  | { readonly kind: 'wrong' }

/**
 * Judges a code. Counters below `countFrom` are never accepted, so neither a code seen before nor an earlier
 * one is. Every counter of both windows is computed and compared in constant time, whichever matches, so that
 * time tells nothing.
 * @param key the shared secret.
 * @param input `code`: the digits typed; `state`: of the token.
 * @see https://www.rfc-editor.org/rfc/rfc4226#section-7.4
 * @see https://www.rfc-editor.org/rfc/rfc6238#section-5.2
 */
export function judgeCode(
  key: Uint8Array,
  { code, state }: { readonly code: string; readonly state: CodeState },
): CodeVerdict {
  const { near, far, expected } = state
  const accepted = lowestMatch(key, { code, state, window: near })
  const completing =
    expected === null ? null : lowestMatch(key, { code, state, window: { from: expected, to: expected } })
  const distant = lowestMatch(key, { code, state, window: far })
  const counter = accepted ?? completing
  if (counter !== null) return { kind: 'accepted', counter }
  return distant === null ? { kind: 'wrong' } : { kind: 'resynchronise', counter: distant }
}

function lowestMatch(
  key: Uint8Array,
  { code, state, window }: { readonly code: string; readonly state: CodeState; readonly window: CounterWindow },
): number | null {
  let match: number | null = null
  for (let counter = window.to; counter >= Math.max(window.from, state.countFrom, 0); counter--) {
    if (equal(hotp(key, { hash: state.hash, digits: state.digits, counter }), code)) match = counter
  }
  return match
}
