import { check, strict } from '@laissez-passer/europass/fields'
import { diff, isObject, type JsonObject, same } from '@laissez-passer/europass/patch'
import {
  type Closed,
  type SupplementFields,
  type SupplementKind,
  type SupplementName,
  supplements,
} from '@laissez-passer/europass/supplements'
import type { User } from '@laissez-passer/relying-party'
import type { NamedInstitution } from '../../institutions.ts'
import { closesFor, type Institutions } from '../sealing/institutions.ts'
import type { DocumentKey, Documents } from '../store/documents.ts'
import { headOf, kinds } from './kinds.ts'
import { keeperOf, type Writer } from './rules.ts'
import { writerSide } from './supplement-rules.ts'

/** A document of an institution, by its name. */
export type SupplementKey = DocumentKey & { readonly kind: SupplementName }

/** Finished documents by kind, and whom each names as its institution: made once. */
const finished = {
  mobility: finishedOf(supplements.mobility),
  'certificate-supplement': finishedOf(supplements['certificate-supplement']),
  'diploma-supplement': finishedOf(supplements['diploma-supplement']),
} as const

function finishedOf<T extends SupplementFields>(kind: SupplementKind<T>) {
  const schema = kind.schema(strict)
  return (body: unknown): { readonly issuer: NamedInstitution } | null => {
    const read = check(schema, body)
    return read.ok ? { issuer: kind.gist(read.value).issuer } : null
  }
}

/**
 * `holder`: whoever asks isn't on the institution's side; `unvouched`: nobody says that they speak for the
 * institution that the document names; `changed`: it isn't what they have seen; `faults`: the operator's list
 * can't be used.
 */
export type SealOutcome = SealRefusal | 'sealed' | { readonly faults: readonly string[] }

type SealRefusal = 'already' | 'unfinished' | 'holder' | 'unvouched' | 'changed' | 'gone' | 'busy'

/** Who closes, and by what. */
export interface Closing {
  readonly user: User
  readonly by: Writer['by']
  /** Who speaks for which institution. */
  readonly institutions: Institutions
  /**
   * The document as they saw it when they closed it; undefined: a page of the release before says nothing.
   */
  readonly seen?: unknown
  /** Seconds since the epoch. */
  readonly now: number
}

/**
 * Closes the content of a document for good: only the institution's side does, only what is finished, and
 * only who speaks for the institution that it names. The content that was judged is the one that is closed:
 * where somebody changes it in between, it is judged again, and what they haven't seen isn't closed.
 */
export async function sealDocument(
  documents: Documents,
  key: SupplementKey,
  { user, by, institutions, seen, now }: Closing,
): Promise<SealOutcome> {
  for (let tries = 0; tries < 5; tries += 1) {
    const found = await documents.find(key)
    const read = found && kinds[key.kind].read(found.body)
    const body = read?.ok && isObject(read.value) ? read.value : null
    if (!found || !body) return 'gone'
    if (body['sealed'] !== null) return 'already'
    const side = writerSide(body, { by })
    if (side !== 'institution') return 'holder'
    if (seen !== undefined && !isSeen(body, kinds[key.kind].read(seen))) return 'changed'
    const whole = finished[key.kind](body)
    if (!whole) return 'unfinished'
    const list = await institutions()
    if (!list.ok) return { faults: list.faults }
    const institution = closesFor(list.institutions, { user, named: whole.issuer })
    if (!institution) return 'unvouched'
    const { name } = keeperOf(user)
    const sealed = { by: name, side, at: now, for: institution } satisfies Closed
    const after = { ...body, sealed: { ...sealed, for: { ...institution } } }
    const change = {
      from: found.version,
      version: found.version + 1,
      batch: `sealed-${crypto.randomUUID()}`,
      at: now,
      device: { id: 'portal-seal', name: name.slice(0, 60) },
      patches: diff(body, after),
    }
    if (await documents.change(key, { schema: found.schema, body: after, head: headOf(after, key.kind) }, change))
      return 'sealed'
  }
  return 'busy'
}

/** What is printed nowhere, or is the server's to say: a link doesn't tell all of it. */
const unprinted: ReadonlySet<string> = new Set(['title', 'tags', 'written', 'sealed'])

/** Whether a document prints as somebody saw it. */
function isSeen(body: JsonObject, seen: ReturnType<(typeof kinds)[SupplementName]['read']>): boolean {
  const value = seen.ok && isObject(seen.value) ? seen.value : null
  if (!value) return false
  const names = new Set([...Object.keys(body), ...Object.keys(value)])
  return [...names].every((name) => unprinted.has(name) || same(body[name], value[name]))
}
