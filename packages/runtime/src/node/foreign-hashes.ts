import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { verify as verifyArgon2 } from '@node-rs/argon2'
import type { verify } from '@node-rs/bcrypt'
import type { ForeignHash } from '@laissez-passer/core/foreign-hashes'
import { companion } from '@laissez-passer/password/companion'
import type { ForeignHashes } from '../passwords/foreign-hashes.ts'
import type { FairQueue } from './fair-queue.ts'

const derive = promisify(pbkdf2)

/**
 * Hashes of bcrypt, scrypt, PBKDF2 and argon2, on libuv's threads.
 *
 * @param queue the line of our own hashes: whoever they are of, no more run at a time
 * @param takes which of them; all by default
 */
export function nodeForeignHashes(queue: FairQueue, takes: ForeignHashes['takes'] = () => true): ForeignHashes {
  return {
    takes,
    verify: (hash, password, turn) => queue(() => isOf(hash, password), turn),
  }
}

/** Whoever brings no accounts from elsewhere needs no bcrypt, and doesn't install it. */
function bcrypt(): Promise<{ readonly verify: typeof verify }> {
  return companion(() => import('@node-rs/bcrypt'), {
    name: '@node-rs/bcrypt',
    needs: 'A password that was hashed by bcrypt elsewhere',
  })
}

async function isOf(hash: ForeignHash, password: string): Promise<boolean> {
  switch (hash.algorithm) {
    case 'bcrypt':
      return (await bcrypt()).verify(password, hash.text).catch(() => false)
    case 'argon2':
      return verifyArgon2(hash.text, password).catch(() => false)
    case 'scrypt':
      return timingSafeEqual(await byScrypt(hash, password), hash.key)
    case 'pbkdf2': {
      const { digest, iterations, key, salt } = hash
      return timingSafeEqual(await derive(password, salt, iterations, key.length, digest), key)
    }
  }
}

function byScrypt(
  { key, ln, p, r, salt }: Extract<ForeignHash, { algorithm: 'scrypt' }>,
  password: string,
): Promise<Buffer> {
  const cost = 2 ** ln
  // A little more than the algorithm's own blocks.
  const options = { cost, blockSize: r, parallelization: p, maxmem: 128 * r * (cost + p + 2) + 1024 }
  return new Promise((resolve, reject) => {
    scrypt(password, salt, key.length, options, (error, derived) => (error ? reject(error) : resolve(derived)))
  })
}
