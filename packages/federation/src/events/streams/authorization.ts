import type { KeyRing, SignalStream } from '@laissez-passer/core/ports'

const context = ({ id }: Pick<SignalStream, 'id'>): string => `signal-stream:${id}`

/** Seals what a receiver wants to be shown. */
export async function sealAuthorization(
  { keyRing }: { readonly keyRing: KeyRing },
  stream: Pick<SignalStream, 'id'> & { readonly authorization: string | null },
): Promise<string | null> {
  if (stream.authorization === null) return null
  return keyRing.seal(new TextEncoder().encode(stream.authorization), context(stream))
}

/** What is shown to a receiver; null: nothing. */
export async function openAuthorization(
  { keyRing }: { readonly keyRing: KeyRing },
  stream: Pick<SignalStream, 'id' | 'sealedAuthorization'>,
): Promise<string | null> {
  if (stream.sealedAuthorization === null) return null
  return new TextDecoder().decode(await keyRing.open(stream.sealedAuthorization, context(stream)))
}
