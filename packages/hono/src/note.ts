import { hashToken } from '@laissez-passer/core/internal/ids'
import type { Context } from 'hono'
import { browserCookie } from './cookies.ts'
import type { ProviderEnv } from './environment.ts'

/** For how long a page shows again what was typed on the one before, in seconds. */
const noteSeconds = 3600

/**
 * A few words from one page to the next, in the address, that only we can read, for an hour and in this
 * browser: what was typed doesn't stay in the browser's history, goes nowhere with an address that is passed
 * on, and nobody can make our page say what they like.
 */
export async function writeNote(
  c: Context<ProviderEnv>,
  { about, words }: { readonly about: string; readonly words: Readonly<Record<string, string>> },
): Promise<string> {
  const { keyRing, now } = c.get('context')
  const note = JSON.stringify([now + noteSeconds, words])
  return keyRing.seal(new TextEncoder().encode(note), purposeOf(c, about))
}

/** Reads such words again; empty when there are none, they are old, or of another browser. */
export async function readNote(
  c: Context<ProviderEnv>,
  { about, note }: { readonly about: string; readonly note: string },
): Promise<Readonly<Record<string, string>>> {
  if (note === '') return {}
  const { keyRing, now } = c.get('context')
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(await keyRing.open(note, purposeOf(c, about))))
    const [until, words]: readonly unknown[] = Array.isArray(read) ? read : []
    if (typeof until !== 'number' || until <= now) return {}
    return Object.fromEntries(
      Object.entries(words ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}

function purposeOf(c: Context<ProviderEnv>, about: string): string {
  return `note:${about}:${hashToken(browserCookie(c) ?? '')}`
}
