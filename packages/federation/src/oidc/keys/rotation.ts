import { accepts, checkOptions, optional } from '@laissez-passer/core/options'
import type { Seconds, SigningKey } from '@laissez-passer/core/ports'
import { signingAlgorithms } from '../../signing-algorithms.ts'
import type { OidcContext } from '../provider.ts'
import { algorithmOf, makeSigningKey } from './signing-keys.ts'

/** A new key is published for so long before it signs: relying parties keep the set they read for a while. */
const publishedSeconds = 3600
/**
 * A former key stays published for so long after it signed last: tokens live for minutes, but an ID token
 * says for longer who was signed in (`id_token_hint`).
 */
const keptSeconds = 24 * 3600

/** A key as operators see it. */
export interface KeyState {
  readonly kid: string
  readonly algorithm: string
  readonly createdAt: Seconds
  /** `next`: published, and signs from `signsFrom`; `former`: published for what it signed before. */
  readonly state: 'next' | 'signs' | 'former'
  readonly signsFrom: Seconds
}

/** What a rotation did. */
export interface Rotation {
  readonly added: readonly KeyState[]
  readonly removed: readonly string[]
}

/** The keys that sign tokens, oldest first. One query. */
export async function signingKeyStates({
  now,
  store,
}: Pick<OidcContext, 'now' | 'store'>): Promise<readonly KeyState[]> {
  return statesOf(await store.signingKeys.list('oidc'), now)
}

/**
 * Makes new keys, one for each algorithm. They are published at once and sign an hour later, so that nobody
 * meets a key unknown; former keys are removed a day after they signed last, by the next rotation.
 *
 * @param options `compromised`: somebody else has the keys: the new ones sign at once, and those of before
 * are removed, so that what was signed by them verifies no more.
 * @returns What was done; nothing (`waits`) while keys made before wait to sign.
 */
export async function rotateSigningKeys(
  context: Pick<OidcContext, 'keyRing' | 'now' | 'store'>,
  options: { readonly compromised?: boolean } = {},
): Promise<({ readonly ok: true } & Rotation) | { readonly ok: false; readonly waits: readonly KeyState[] }> {
  checkOptions('rotateSigningKeys', options, { compromised: optional(accepts.flag) })
  const { compromised = false } = options
  const { now, store } = context
  const before = await store.signingKeys.list('oidc')
  const waits = statesOf(before, now).filter(({ state }) => state === 'next')
  if (waits.length > 0 && !compromised) return { ok: false, waits }

  const signsFrom = compromised ? now : now + publishedSeconds
  const made = await Promise.all(
    signingAlgorithms.map((algorithm) => makeSigningKey(context, { algorithm, signsFrom })),
  )
  for (const key of made) await store.signingKeys.add(key)
  const removed = compromised ? before : before.filter((key) => isDone(key, { among: before, now }))
  for (const { kid } of removed) await store.signingKeys.remove(kid)
  return { ok: true, added: statesOf(made, now), removed: removed.map(({ kid }) => kid) }
}

/** Whether a key's successor has signed for so long that nothing of its own matters any more. */
function isDone(key: SigningKey, { among, now }: { readonly among: readonly SigningKey[]; readonly now: Seconds }) {
  const successor = among.find((each) => algorithmOf(each) === algorithmOf(key) && each.signsFrom > key.signsFrom)
  return successor !== undefined && successor.signsFrom + keptSeconds <= now
}

function statesOf(keys: readonly SigningKey[], now: Seconds): readonly KeyState[] {
  return keys.map((key) => {
    const { createdAt, kid, signsFrom } = key
    const algorithm = algorithmOf(key)
    const newer = keys.some(
      (each) => algorithmOf(each) === algorithm && each.signsFrom > signsFrom && each.signsFrom <= now,
    )
    const state = signsFrom > now ? 'next' : newer ? 'former' : 'signs'
    return { kid, algorithm, createdAt, signsFrom, state }
  })
}
