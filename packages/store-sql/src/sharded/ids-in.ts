/** Ids and hashes that don't lead to a database: made by others, or never looked up. */
const others = new Set(['clientId', 'serviceId', 'credentialId', 'browserHash', 'passwordHash', 'sid'])
const isId = /^(?:id|session|replaces|.*Id|.*Hash)$/

/**
 * The ids and hashes among the arguments of a call, the least nested first, and of one level those of
 * accounts first, which say best whose it is. Text that people type never counts as an id.
 */
export function idsIn(args: readonly unknown[]): readonly string[] {
  const found: string[] = args.filter((arg) => typeof arg === 'string')
  let level: readonly { readonly value: unknown; readonly in: string }[] = args.map((value) => ({ value, in: '' }))
  for (let depth = 0; depth < 4; depth++) {
    const below: { readonly value: unknown; readonly in: string }[] = []
    const owners: string[] = []
    const ids: string[] = []
    for (const { value, in: parent } of level) {
      if (typeof value !== 'object' || value === null) continue
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'object') below.push({ value: inner, in: key })
        else if (typeof inner !== 'string' || others.has(key)) continue
        else if (key === 'accountId' || (key === 'id' && parent === 'account')) owners.push(inner)
        else if (isId.test(key)) ids.push(inner)
      }
    }
    found.push(...owners, ...ids)
    level = below
  }
  return found
}
