import type { KeyRing, PhoneNumber } from '../ports/index.ts'

const sealedFor = (id: string) => `phone:${id}`

/** Seals a number; it opens for this phone alone. */
export async function sealNumber(
  keyRing: Pick<KeyRing, 'seal'>,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<string> {
  return keyRing.seal(new TextEncoder().encode(number), sealedFor(id))
}

/**
 * The number of a phone, as it was sealed.
 * @throws LaissezPasserError `sealed-value` when it was sealed for another.
 */
export async function openNumber(
  keyRing: Pick<KeyRing, 'open'>,
  { id, sealedNumber }: Pick<PhoneNumber, 'id' | 'sealedNumber'>,
): Promise<string> {
  return new TextDecoder().decode(await keyRing.open(sealedNumber, sealedFor(id)))
}
