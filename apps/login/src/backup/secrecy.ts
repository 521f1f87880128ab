import { Decrypter, Encrypter } from 'age-encryption'
import { Damaged } from './lines.ts'
import { byPassphrase, ofPassphrase } from './passphrase.ts'

/** What closes a backup: a passphrase, or the public keys of those who may open it. */
export type Closing = { readonly passphrase: string } | { readonly recipients: readonly string[] }

/** What opens it: the passphrase, or a private key. */
export type Opening = { readonly passphrase: string } | { readonly identities: readonly string[] }

/** The first bytes of a file that age encrypted. @see https://age-encryption.org/v1 */
const sign = 'age-encryption.org/v1\n'
/** How much of a file says whether it is encrypted. */
export const signLength: number = sign.length

/** Whether a file that begins so is encrypted. */
export function isClosed(beginning: Uint8Array): boolean {
  return Buffer.from(beginning).toString('latin1').startsWith(sign)
}

/** Whether it is a public key of age, whole: its last letters say whether the others are right. */
export function isRecipient(text: string): boolean {
  return takes(() => new Encrypter().addRecipient(text))
}

/** Whether it is a private key of age, whole. */
export function isIdentity(text: string): boolean {
  return takes(() => new Decrypter().addIdentity(text))
}

function takes(add: () => void): boolean {
  try {
    add()
    return true
  } catch {
    return false
  }
}

/**
 * Encrypts a stream as the program age does, which opens it as well.
 *
 * @throws Error where a recipient is none
 */
export async function close(bytes: ReadableStream<Uint8Array>, closing: Closing): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter()
  if ('passphrase' in closing) encrypter.addRecipient(byPassphrase(closing.passphrase))
  else for (const recipient of closing.recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(bytes)
}

/**
 * Decrypts a stream.
 *
 * @throws Damaged where it doesn't open; the stream errs where it was altered
 */
export async function open(bytes: ReadableStream<Uint8Array>, opening: Opening): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter()
  if ('passphrase' in opening) decrypter.addIdentity(ofPassphrase(opening.passphrase))
  else for (const identity of opening.identities) decrypter.addIdentity(identity)
  try {
    return await decrypter.decrypt(bytes)
  } catch (error) {
    throw new Damaged('isn’t opened by this passphrase or identity', { cause: error })
  }
}
