import {
  beginSupplement,
  nextVersion,
  type Side,
  type SupplementFields,
  type SupplementKind,
  supplementKinds,
  type SupplementName,
  supplements,
} from '@laissez-passer/europass/supplements'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { isObject } from '@laissez-passer/europass/patch'
import { thisBrowser } from '../documents/browser.ts'
import { keepGuestDocument } from '../documents/guest-documents.ts'
import { seenValue } from '../documents/local-document.ts'
import { documentPath } from '../documents/remote-server.ts'
import { guest } from '../documents/sources.ts'
import { failure, load, type Loaded, request } from '../request.ts'
import type { Person } from '../who.ts'

/** A document of an institution in a list. */
export interface ListedSupplement {
  readonly kind: SupplementName
  readonly id: string
  readonly title: string
  readonly holder: string
  readonly sealed: boolean
}

async function keep(person: Person | null, kind: SupplementName, value: SupplementFields): Promise<Loaded<string>> {
  const { id } = value
  if (!person) {
    await keepGuestDocument((await thisBrowser()).keep, { owner: guest, kind, id }, value)
    return { ok: true, value: id }
  }
  const response = await request(documentPath({ kind, id }), { method: 'PUT', body: { schema: schemaVersion, value } })
  return response?.ok ? { ok: true, value: id } : failure(response)
}

/**
 * Begins a document.
 *
 * @param person - null for a guest
 * @param options - `keeper`: on whose side they are; whoever begins one about themselves is named in it
 */
export function beginDocument(
  person: Person | null,
  kind: SupplementName,
  { keeper, language }: { readonly keeper: Side; readonly language: 'en' | 'fr' },
): Promise<Loaded<string>> {
  const personal =
    keeper === 'holder' && person
      ? { givenName: person.firstName ?? '', familyName: person.lastName ?? '', birthDate: '' }
      : undefined
  const id = crypto.randomUUID()
  const made = beginSupplement<SupplementFields>(supplements[kind], {
    id,
    keeper,
    language,
    ...(personal && { personal }),
  })
  return keep(person, kind, made)
}

/** Makes a new version of a document whose content is closed. */
export const beginNextVersion = <T extends SupplementFields>(
  person: Person | null,
  kind: SupplementKind<T>,
  value: T,
): Promise<Loaded<string>> => keep(person, kind.name, nextVersion(kind, value, crypto.randomUUID()))

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function toListed(kind: SupplementName, value: unknown): readonly ListedSupplement[] {
  if (!isObject(value)) return []
  const { holder } = value
  const names = isObject(holder) ? [text(holder['givenName']), text(holder['familyName'])] : []
  return [
    {
      kind,
      id: text(value['id']),
      title: text(value['title']),
      holder: names.filter(Boolean).join(' '),
      sealed: isObject(value['sealed']),
    },
  ]
}

/** The documents of institutions that somebody keeps; those of this browser where no server can be asked. */
export async function listSupplements(owner: string): Promise<readonly ListedSupplement[]> {
  const all = await Promise.all(supplementKinds.map((kind) => listKind(owner, kind)))
  return all.flat()
}

async function listKind(owner: string, kind: SupplementName): Promise<readonly ListedSupplement[]> {
  if (owner !== guest) {
    const listed = await load(`/api/documents/${kind}`, ({ documents }) =>
      Array.isArray(documents) ? documents.flatMap((one: unknown) => toListed(kind, one)) : [],
    )
    if (listed.ok) return listed.value
  }
  const { keep: kept } = await thisBrowser()
  return (await kept.list())
    .filter((one) => one.owner === owner && one.kind === kind && one.local.base)
    .flatMap(({ local }) => toListed(kind, seenValue(local)))
}
