/** Whom a filter asks for. */
export interface Asked {
  readonly by: 'userName' | 'externalId' | 'id'
  readonly value: string
}

const attributes: ReadonlyMap<string, Asked['by']> = new Map([
  ['username', 'userName'],
  ['emails.value', 'userName'],
  ['emails[type eq "work"].value', 'userName'],
  ['externalid', 'externalId'],
  ['id', 'id'],
])

/** No filter for a name or an address is longer. */
const longest = 1000

/**
 * Reads a filter. Directories look for one person, by what they call them: that is all that is understood.
 *
 * @returns null where it is another.
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2
 */
export function readFilter(filter: string): Asked | null {
  if (filter.length > longest) return null
  const [, attribute = '', json = ''] = /^\s*(\S.*?)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i.exec(filter) ?? []
  const by = attributes.get(attribute.replace(/^urn:ietf:params:scim:schemas:core:2\.0:User:/i, '').toLowerCase())
  if (by === undefined) return null
  try {
    return { by, value: String(JSON.parse(json)) }
  } catch {
    return null
  }
}
