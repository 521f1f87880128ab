import { LaissezPasserError } from '../../errors.ts'

/**
 * More passwords wait to be hashed than can be soon. Nothing was judged or written; the form may be sent
 * again.
 */
export interface Busy {
  readonly ok: false
  readonly reason: 'busy'
}

/**
 * Does work that hashes passwords.
 * @param work changes nothing before its last hash.
 * @returns what the work gives; `busy` where the hasher refused. Whatever else it throws is thrown.
 */
export async function unlessBusy<Result>(work: () => Promise<Result>): Promise<Result | Busy> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof LaissezPasserError && error.code === 'busy') return { ok: false, reason: 'busy' }
    throw error
  }
}
