import type { KeyRing, SignIn } from '../ports/index.ts'

/**
 * Seals what somebody typed to say who they are, for this sign-in alone. People type passwords there: the
 * database is to show none.
 */
export async function sealIdentifier(
  keyRing: Pick<KeyRing, 'seal'>,
  { identifier, idHash }: { readonly identifier: string; readonly idHash: string },
): Promise<string> {
  return keyRing.seal(new TextEncoder().encode(identifier), contextOf(idHash))
}

/** What was typed, as typed. @throws LaissezPasserError `sealed-value` when it was altered. */
export async function identifierOf(
  { keyRing }: { readonly keyRing: Pick<KeyRing, 'open'> },
  { idHash, sealedIdentifier }: Pick<SignIn, 'idHash' | 'sealedIdentifier'>,
): Promise<string> {
  return new TextDecoder().decode(await keyRing.open(sealedIdentifier, contextOf(idHash)))
}

function contextOf(idHash: string): string {
  return `sign-in:${idHash}`
}
