import { typedWord } from '@laissez-passer/core/typed'
import { emailKey } from '@laissez-passer/core/email'
import type { Account, AccountKey, Store } from '@laissez-passer/core/ports'
import { Refused, WrongUse } from './command.ts'

/** Whom an operator means: an e-mail address or a unique identifier; null when it can be neither. */
export function accountKeyOf(typed: string): AccountKey | null {
  const text = typedWord(typed)
  if (text === '') return null
  return text.includes('@') ? { email: emailKey(text) } : { uid: text.toLowerCase() }
}

/**
 * The account that an operator means.
 *
 * @throws WrongUse where nothing is named, Refused where there is none
 */
export async function accountNamed(store: Pick<Store, 'accounts'>, typed: string): Promise<Account> {
  const key = accountKeyOf(typed)
  if (key === null) throw new WrongUse('<account> is empty.')
  const account = await store.accounts.find(key)
  if (account === null) throw new Refused('unknown-account', `There is no account ${typed}.`)
  return account
}
