/** What says nothing of ours: ids and hashes that others made, or that aren't looked up. */
const others = new Set(['clientId', 'serviceId', 'credentialId', 'browserHash', 'passwordHash', 'sid'])
const isId = /^(?:id|session|replaces|.*Id|.*Hash)$/

/**
 * The ids and hashes in a call, those nearest to its top first, and of those the accounts' first, which say
 * best whose it is. Text that people type is none, whatever it looks like.
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
