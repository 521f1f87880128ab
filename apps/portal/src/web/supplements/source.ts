import { check, draft } from '@laissez-passer/europass/fields'
import { schemaVersion } from '@laissez-passer/europass/profile'
import type { SupplementFields, SupplementKind } from '@laissez-passer/europass/supplements'
import { nowInSeconds } from '../documents/browser.ts'
import type { DocumentSource } from '../documents/document.ts'
import { guestServer } from '../documents/guest-server.ts'
import { remoteServer } from '../documents/remote-server.ts'
import { guest } from '../documents/sources.ts'

function parserOf<T extends SupplementFields>(kind: SupplementKind<T>): (value: unknown) => T | null {
  const schema = kind.schema(draft)
  return (value) => {
    const read = check(schema, value)
    return read.ok ? read.value : null
  }
}

/** A document of an institution that somebody keeps. */
export function supplementSource<T extends SupplementFields>(
  kind: SupplementKind<T>,
  owner: string,
  id: string,
): DocumentSource<T> {
  const key = { owner, kind: kind.name, id }
  return {
    key,
    schema: schemaVersion,
    parse: parserOf(kind),
    server: (keep) => (owner === guest ? guestServer(keep, key, nowInSeconds) : remoteServer(key)),
  }
}

/** Where a document lies for whoever has a link that lets them complete it. */
export const linkedPath = ({
  token,
  kind,
  id,
}: {
  readonly token: string
  readonly kind: string
  readonly id: string
}): string => `/api/shared/${encodeURIComponent(token)}/documents/${kind}/${encodeURIComponent(id)}`

/**
 * The same of somebody else, by a link that lets its receiver complete it.
 *
 * @param options - `name`: as the receiver says they are called; their changes are told as theirs
 */
export function linkedSource<T extends SupplementFields>(
  kind: SupplementKind<T>,
  { token, id, name }: { readonly token: string; readonly id: string; readonly name: string },
): DocumentSource<T> {
  // Apart from whatever this browser keeps of its own.
  const key = { owner: `link-${token.slice(0, 12)}`, kind: kind.name, id }
  const server = remoteServer(key, { path: linkedPath({ token, kind: kind.name, id }), person: null })
  return {
    key,
    schema: schemaVersion,
    parse: parserOf(kind),
    server: () => ({ ...server, send: (batch) => server.send({ ...batch, device: { ...batch.device, name } }) }),
  }
}
