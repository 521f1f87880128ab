import { withQuery } from '@laissez-passer/core/addresses'
import { isPasswordOverdue, passwordDue } from '@laissez-passer/core/internal/methods/password'
import type { Due } from '../../composition.ts'

/** A password that is too old, or that others may know, is changed before the person goes on. */
export const passwordIsDue: Due = {
  afterSignIn: async (c, opened) => {
    const due = await passwordDue(c.get('context'), opened)
    return due === null ? null : withQuery(c.get('addresses').account('password'), { due, continue: opened.continueTo })
  },
  first: (c, current, continueTo) =>
    isPasswordOverdue(c.get('context'), current)
      ? withQuery(c.get('addresses').account('password'), { due: 'expired', continue: continueTo })
      : null,
}
