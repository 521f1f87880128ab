import { check, strict } from '@laissez-passer/europass/fields'
import { diff, isObject } from '@laissez-passer/europass/patch'
import { type Signed, type SupplementName, supplements } from '@laissez-passer/europass/supplements'
import type { DocumentKey, Documents } from '../store/documents.ts'
import { headOf, kinds } from './kinds.ts'
import type { Writer } from './rules.ts'
import { writerSide } from './supplement-rules.ts'

/** A document of an institution, by its name. */
export type SupplementKey = DocumentKey & { readonly kind: SupplementName }

/** Finished documents, by kind: made once. */
const finished = {
  mobility: supplements.mobility.schema(strict),
  'certificate-supplement': supplements['certificate-supplement'].schema(strict),
  'diploma-supplement': supplements['diploma-supplement'].schema(strict),
} as const

/** `holder`: whoever asks isn't on the institution's side. */
export type SealOutcome = 'sealed' | 'already' | 'unfinished' | 'holder' | 'gone' | 'busy'

/**
 * Closes the content of a document for good: only the institution's side does, and only what is finished.
 *
 * @param options - `now`: seconds since the epoch
 */
export async function sealDocument(
  documents: Documents,
  key: SupplementKey,
  { writer, now }: { readonly writer: Writer; readonly now: number },
): Promise<SealOutcome> {
  for (let tries = 0; tries < 5; tries += 1) {
    const found = await documents.find(key)
    const read = found && kinds[key.kind].read(found.body)
    const body = read?.ok && isObject(read.value) ? read.value : null
    if (!found || !body) return 'gone'
    if (body['sealed'] !== null) return 'already'
    const side = writerSide(body, writer)
    if (side !== 'institution') return 'holder'
    if (!check<unknown>(finished[key.kind], body).ok) return 'unfinished'
    const sealed = { by: writer.name, side, at: now } satisfies Signed
    const after = { ...body, sealed: { ...sealed } }
    const change = {
      from: found.version,
      version: found.version + 1,
      batch: `sealed-${crypto.randomUUID()}`,
      at: now,
      device: { id: 'portal-seal', name: writer.name.slice(0, 60) },
      patches: diff(body, after),
    }
    if (await documents.change(key, { schema: found.schema, body: after, head: headOf(after, key.kind) }, change))
      return 'sealed'
  }
  return 'busy'
}
