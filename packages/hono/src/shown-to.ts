import { textIfAsked } from './form.ts'
import type { SignedIn } from './session.ts'

/** The field by which a form says whom it was shown to: pages put it into each (decision 0204). */
export const shownTo = { person: textIfAsked }

/**
 * Whether a form was shown to somebody else than whoever is signed in now: in another tab, another person has
 * signed in since. One that doesn't say, as programs send it, was shown to nobody else.
 */
export function isAnothers({ person }: { readonly person: string | null }, { account }: SignedIn): boolean {
  return person !== null && person !== account.uid
}
