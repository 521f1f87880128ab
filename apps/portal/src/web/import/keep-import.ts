import type { Cv } from '@laissez-passer/europass/cv'
import { check } from '@laissez-passer/europass/fields'
import { diff } from '@laissez-passer/europass/patch'
import { emptyProfile, type Profile, profileDraftSchema } from '@laissez-passer/europass/profile'
import { thisBrowser } from '../documents/browser.ts'
import { type LocalKey, nothingKept } from '../documents/keep.ts'
import { seenValue } from '../documents/sources.ts'
import { failure, load, request } from '../request.ts'

/** The version of the schema that imports are kept in. */
const schema = 2

/** Whose documents an import goes to: a person's, or those of the guest in this browser. */
export interface ImportTarget {
  /** The profile as it is; an empty one where there is none. Null where it can't be read now. */
  readonly profile: () => Promise<Profile | null>
  /** Keeps the profile with what was taken, and the CV where one is wanted. */
  readonly keep: (taken: { readonly profile: Profile; readonly cv: Cv | null }) => Promise<boolean>
}

/** Where what a person takes goes. */
export function personTarget(): ImportTarget {
  const path = '/api/documents/profile/profile'
  let version: number | null = null
  let before: Profile | null = null
  return {
    profile: async () => {
      const loaded = await load(path, (body) => body)
      if (!loaded.ok) return loaded.reason === 'missing' ? (before = emptyProfile()) : null
      version = Number(loaded.value['version'])
      before = readProfile(loaded.value['value'])
      return before
    },
    keep: async ({ profile, cv }) => {
      const saved =
        version === null
          ? await put(path, profile)
          : before !== null && (await send(`${path}/changes`, { version, patches: diff(before, profile) }))
      return saved && (cv === null || (await put(`/api/documents/cv/${cv.id}`, cv)))
    },
  }
}

async function put(path: string, value: unknown): Promise<boolean> {
  const response = await request(path, { method: 'PUT', body: { schema, value } })
  return response?.ok === true
}

async function send(
  path: string,
  { version, patches }: { version: number; patches: readonly unknown[] },
): Promise<boolean> {
  if (patches.length === 0) return true
  const { device } = await thisBrowser()
  const body = { schema, base: version, batch: crypto.randomUUID(), device, patches }
  const response = await request(path, { method: 'POST', body })
  return response?.ok === true || (await failure(response)).ok
}

/** Where what a guest takes goes: this browser, nowhere else. */
export function guestTarget(): ImportTarget {
  const profileKey: LocalKey = { owner: 'guest', kind: 'profile', id: 'profile' }
  const write = async (key: LocalKey, value: unknown): Promise<void> => {
    const { keep } = await thisBrowser()
    await keep.update(key, ({ base }) => ({
      base: { schema, version: (base?.version ?? 0) + 1, value },
      pending: nothingKept.pending,
    }))
  }
  return {
    profile: async () => {
      const { keep } = await thisBrowser()
      const value = seenValue(await keep.read(profileKey))
      return value === null ? emptyProfile() : readProfile(value)
    },
    keep: async ({ profile, cv }) => {
      await write(profileKey, profile)
      if (cv) await write({ owner: 'guest', kind: 'cv', id: cv.id }, cv)
      return true
    },
  }
}

function readProfile(value: unknown): Profile | null {
  const outcome = check(profileDraftSchema, value)
  return outcome.ok ? outcome.value : null
}
