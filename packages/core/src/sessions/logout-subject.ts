import { LaissezPasserError } from '../errors.ts'
import type { KeyRing, LogoutNotice } from '../ports/index.ts'

const context = 'logout-subject'

/**
 * Seals the unique identifier of an account that is being deleted, for services that are to be told of the
 * end of its sessions: they know the person by nothing else.
 * @param keyRing `seal` is used.
 * @param uid the unique identifier.
 */
export function sealLogoutSubject(keyRing: Pick<KeyRing, 'seal'>, uid: string): Promise<string> {
  return keyRing.seal(new TextEncoder().encode(uid), context)
}

/**
 * The unique identifier that a notice is about, whether the account is there or gone.
 * @param keyRing `open` is used.
 * @param notice from the store.
 * @throws LaissezPasserError `sealed-value` when no key opens it (any more).
 */
export async function logoutSubject(
  keyRing: Pick<KeyRing, 'open'>,
  { id, sealedUid, uid }: Pick<LogoutNotice, 'id' | 'sealedUid' | 'uid'>,
): Promise<string> {
  if (uid !== null) return uid
  if (sealedUid === null) throw new LaissezPasserError('sealed-value', `notice ${id} says nobody`)
  return new TextDecoder().decode(await keyRing.open(sealedUid, context))
}
