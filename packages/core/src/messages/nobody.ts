import type { Context } from '../context/index.ts'
import type { Locked, Spending } from '../ports/index.ts'
import { type LinkMail, linkMail } from './link-mail.ts'

/**
 * Does for an identifier that nobody has what is done for one that somebody has: a link and a mail are made (and thrown away), and a
 * commit of the same size is waited for, so that neither the answer nor its time tells a stranger which it was.
 * @param context the use case's.
 * @param options `spend`: what the commit for somebody spends.
 * @returns null, or what is locked.
 */
export async function answerNobody(
  context: Context,
  options: { readonly spend?: Spending } = {},
): Promise<Locked | null> {
  return context.store.accounts.issueNoLink({ ...(await mailToNobody(context)), ...options })
}

/**
 * After a commit that was to write a mail: where the mailbox got enough, as much is written to nobody.
 * @param input `locked`: what the commit gave; `without`: what is spent besides.
 * @returns whether work is asked for first.
 */
export async function orNobody(
  context: Context,
  { locked, without }: { readonly locked: Locked | null; readonly without: Spending },
): Promise<boolean> {
  if (locked === null || locked.work) return locked !== null
  return (await answerNobody(context, { spend: without })) !== null
}

/** A link and a mail as they are made for somebody, for nobody. */
export function mailToNobody(context: Context): Promise<LinkMail> {
  return linkMail(context, {
    template: 'password-reset',
    account: { id: '', uid: 'n00abcde', firstName: '' },
    to: 'nobody@example.org',
    language: 'en',
    continueTo: null,
  })
}
