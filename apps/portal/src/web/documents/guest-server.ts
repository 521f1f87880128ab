import { moments, placeOf, valueBefore } from '@laissez-passer/europass/patch'
import type { Keep, LocalKey } from './keep.ts'
import type { DocumentServer } from './server.ts'

const missing = { ok: false, reason: 'missing' } as const

/**
 * A guest’s document: this browser is its server, and takes every batch at once.
 *
 * @param now - seconds since the epoch
 */
export function guestServer(keep: Keep, key: LocalKey, now: () => number): DocumentServer {
  const load: DocumentServer['load'] = async () => {
    const { base } = await keep.read(key)
    return base ? { ok: true, value: base } : missing
  }
  return {
    lasting: keep.lasting,
    load,
    send: async ({ base: from, batch, device, patches }) => {
      const version = from + 1
      try {
        await keep.remember(key, { from, version, at: now(), device, patches })
      } catch {
        return { ok: false, reason: 'unkept' }
      }
      return { ok: true, news: { version, changes: [{ from, version, batch, patches }] } }
    },
    since: async () => ({ ok: true, value: null }),
    versions: async () => ({
      ok: true,
      value: moments(await keep.history(key))
        .toReversed()
        .map(({ patches, ...moment }) => ({ ...moment, places: [...new Set(patches.map(placeOf))].slice(0, 20) })),
    }),
    at: async (version) => {
      const { base } = await keep.read(key)
      const since = (await keep.history(key)).filter((change) => change.version > version)
      if (!base || (since[0]?.from ?? base.version) !== version) return missing
      try {
        return { ok: true, value: { ...base, version, value: valueBefore(base.value, since) } }
      } catch {
        return missing
      }
    },
  }
}
