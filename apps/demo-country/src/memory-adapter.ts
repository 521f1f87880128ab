import type { Adapter, AdapterPayload } from 'oidc-provider'

const rows = new Map<string, { readonly payload: AdapterPayload; readonly expiresAt: number }>()

/**
 * What Demoland keeps: in this process's memory, until it ends. It is a demonstration; a country keeps its
 * sign-ins elsewhere.
 */
export function memoryAdapter(model: string): Adapter {
  const key = (id: string): string => `${model}:${id}`
  const live = (row: string): AdapterPayload | undefined => {
    const found = rows.get(row)
    if (found === undefined || found.expiresAt > Date.now()) return found?.payload
    rows.delete(row)
    return undefined
  }
  const firstWith = (name: 'uid' | 'userCode', value: string): AdapterPayload | undefined =>
    [...rows.keys()]
      .filter((row) => row.startsWith(`${model}:`))
      .map(live)
      .find((payload) => payload?.[name] === value)

  return {
    async upsert(id, payload, expiresIn) {
      rows.set(key(id), { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY })
    },
    find: async (id) => live(key(id)),
    findByUid: async (uid) => firstWith('uid', uid),
    findByUserCode: async (code) => firstWith('userCode', code),
    async consume(id) {
      const payload = live(key(id))
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      rows.delete(key(id))
    },
    async revokeByGrantId(grantId) {
      for (const [row, { payload }] of rows) if (payload.grantId === grantId) rows.delete(row)
    },
  }
}
