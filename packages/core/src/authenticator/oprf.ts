import { asciiDigits } from '../typed/index.ts'
import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'
import { utf8 } from './bytes.ts'

const { oprf } = ristretto255_oprf

/** Gives that many random bytes, cryptographically secure. */
export type RandomBytes = (length: number) => Uint8Array

/** A PIN on its way to the server: only `blinded` travels. */
export interface BlindedPin {
  /** Secret, 32 bytes; needed once the answer comes. */
  readonly blind: Uint8Array
  /** 32 bytes that tell nothing about the PIN. */
  readonly blinded: Uint8Array
}

/**
 * A new OPRF key: a random non-zero scalar, 32 bytes.
 * @see https://www.rfc-editor.org/rfc/rfc9497#section-3.2
 */
export function newOprfKey(random: RandomBytes): Uint8Array {
  // DeriveKeyPair of a random seed: uniform, and the caller's randomness decides.
  return oprf.deriveKeyPair(Uint8Array.from(random(32)), utf8('lp/v1/oprf-key')).secretKey
}

/** Digits of every script are the same PIN: not every phone has the keyboard of the PC. */
function pinBytes(pin: string): Uint8Array {
  return utf8(asciiDigits(pin))
}

/**
 * Blinds a PIN for the server (RFC 9497 §3.3.1, mode OPRF, ristretto255-SHA512).
 * @param pin The digits as typed, of any script.
 * @param random Where the blind comes from; default the platform's generator.
 */
export function blindPin(pin: string, random?: RandomBytes): BlindedPin {
  const input = pinBytes(pin)
  return random ? oprf.blind(input, (length = 32) => Uint8Array.from(random(length))) : oprf.blind(input)
}

/**
 * Whether these bytes are an element of the group other than its identity, as a blinded PIN is (RFC 9497
 * §3.3.1, DeserializeElement).
 */
export function isBlinded(bytes: Uint8Array): boolean {
  try {
    const point = ristretto255.Point.fromBytes(Uint8Array.from(bytes))
    return !point.equals(ristretto255.Point.ZERO)
  } catch {
    return false
  }
}

/**
 * The server's part: multiplies the blinded element by the key (RFC 9497 §3.3.1 BlindEvaluate).
 * @returns 32 bytes, or null when `blinded` is no element of the group or its identity.
 */
export function evaluateBlinded(key: Uint8Array, blinded: Uint8Array): Uint8Array | null {
  try {
    return oprf.blindEvaluate(Uint8Array.from(key), Uint8Array.from(blinded))
  } catch {
    return null
  }
}

/**
 * y, the PIN's output: what K_pin and the PIN check derive from (RFC 9497 §3.3.1 Finalize).
 * @returns 64 bytes, or null when `evaluated` is no element of the group.
 */
export function finalizePin(
  pin: string,
  blind: Uint8Array,
  { evaluated }: { readonly evaluated: Uint8Array },
): Uint8Array | null {
  try {
    return oprf.finalize(pinBytes(pin), Uint8Array.from(blind), Uint8Array.from(evaluated))
  } catch {
    return null
  }
}

/**
 * y for whoever knows both key and PIN: the server, once, while a PIN is being chosen on the PC. 64 bytes.
 */
export function outputOf(key: Uint8Array, pin: string): Uint8Array {
  const { blind, blinded } = oprf.blind(pinBytes(pin))
  return oprf.finalize(pinBytes(pin), blind, oprf.blindEvaluate(Uint8Array.from(key), blinded))
}
