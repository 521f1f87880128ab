import { type Closing, isIdentity, isRecipient, type Opening } from '../backup/secrecy.ts'
import { Refused, textOf, type Typed, WrongUse } from './command.ts'
import { textOfFile } from './given-file.ts'

/** Who can guess at a file at leisure tries millions. */
const shortestPassphrase = 16

/** What closes a backup, as typed; null: nothing does. */
export async function closingOf(typed: Typed): Promise<Closing | null> {
  const recipients = typed.lists['recipient'] ?? []
  const file = textOf(typed, 'passphrase-file')
  if (recipients.length > 0 && file !== undefined)
    throw new WrongUse('--passphrase-file and --recipient exclude each other.')
  const odd = recipients.find((recipient) => !isRecipient(recipient))
  if (odd !== undefined) throw new WrongUse(`--recipient ${odd}: a whole public key of age, as age-keygen prints it.`)
  if (recipients.length > 0) return { recipients }
  return file === undefined ? null : { passphrase: await passphraseIn(file) }
}

/** What opens a backup, as typed; null: nothing was given. */
export async function openingOf(typed: Typed): Promise<Opening | null> {
  const [file, identity] = [textOf(typed, 'passphrase-file'), textOf(typed, 'identity')]
  if (file !== undefined && identity !== undefined)
    throw new WrongUse('--passphrase-file and --identity exclude each other.')
  if (file !== undefined) return { passphrase: await passphraseIn(file) }
  if (identity === undefined) return null
  // As `age-keygen` writes it: comments, and a key on a line.
  const identities = (await textOfFile(identity)).split(/\s+/).filter((word) => word.startsWith('AGE-SECRET-KEY-'))
  if (identities.length === 0 || !identities.every(isIdentity))
    throw new Refused('invalid-identity', `${identity} holds no private key of age that is whole.`)
  return { identities }
}

async function passphraseIn(file: string): Promise<string> {
  const passphrase = (await textOfFile(file)).trim()
  if (passphrase.length >= shortestPassphrase) return passphrase
  throw new Refused(
    'invalid-passphrase',
    `${file} holds no passphrase of at least ${shortestPassphrase} characters: whoever has the backup can try as many as they like.`,
  )
}
