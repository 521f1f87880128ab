import type { KeyRing } from '../../ports/index.ts'

/** Seals a token's secret; it opens for this token alone. */
export async function sealSecret(
  keyRing: Pick<KeyRing, 'seal'>,
  { id, secret }: { readonly id: string; readonly secret: Uint8Array },
): Promise<string> {
  return keyRing.seal(secret, contextOf(id))
}

/** Opens a token's secret. @throws LaissezPasserError `sealed-value` when it was altered. */
export async function openSecret(
  keyRing: Pick<KeyRing, 'open'>,
  token: { readonly id: string; readonly sealedSecret: string },
): Promise<Uint8Array<ArrayBuffer>> {
  return keyRing.open(token.sealedSecret, contextOf(token.id))
}

function contextOf(id: string): string {
  return `token:${id}`
}
