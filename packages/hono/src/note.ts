import type { Context as UseCaseContext } from '@laissez-passer/core/context'

/**
 * A few words from one page to the next, in the address, that only we can read: what was typed doesn't stay
 * in the browser's history, and nobody can make our page say what they like.
 */
export async function writeNote(
  { keyRing }: Pick<UseCaseContext, 'keyRing'>,
  { about, words }: { readonly about: string; readonly words: Readonly<Record<string, string>> },
): Promise<string> {
  return keyRing.seal(new TextEncoder().encode(JSON.stringify(words)), `note:${about}`)
}

/** Reads such words again; empty when there are none, or they aren't ours. */
export async function readNote(
  { keyRing }: Pick<UseCaseContext, 'keyRing'>,
  { about, note }: { readonly about: string; readonly note: string },
): Promise<Readonly<Record<string, string>>> {
  if (note === '') return {}
  try {
    const words: unknown = JSON.parse(new TextDecoder().decode(await keyRing.open(note, `note:${about}`)))
    return Object.fromEntries(
      Object.entries(words ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}
