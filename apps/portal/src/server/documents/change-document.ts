import type { FieldIssue } from '@laissez-passer/europass/fields'
import { type Conflict, type Device, diff, merge, type Patch, same } from '@laissez-passer/europass/patch'
import { schemaVersion } from '@laissez-passer/europass/profile'
import type { DocumentKey, Documents, DocumentSince, KeptChange } from '../store/documents.ts'
import { headOf, idIssue, idOf, kinds } from './kinds.ts'
import type { Writer } from './rules.ts'

/** What a browser asks to be changed. */
export interface ChangeRequest {
  /** The version of the schema that its patches are written in. */
  readonly schema: number
  /** The last version that it has seen. */
  readonly base: number
  /** The name that it gave these patches: sent again, they are done once. */
  readonly batch: string
  readonly device: Device
  readonly patches: readonly Patch[]
  /** Seconds since the epoch. */
  readonly now: number
  readonly writer: Writer
}

/** What became of it; `since` is what the browser hasn't seen, its own patches among it. */
export type ChangeOutcome =
  | { readonly ok: true; readonly since: DocumentSince }
  | {
      readonly ok: false
      readonly reason: 'conflict'
      readonly since: DocumentSince
      readonly conflicts: readonly Conflict[]
    }
  | { readonly ok: false; readonly reason: 'invalid'; readonly issues: readonly FieldIssue[] }
  | { readonly ok: false; readonly reason: 'gone' | 'too-large' | 'other-schema' | 'busy' | 'sealed' | 'not-yours' }

/** Milliseconds for which a change is tried where others change the same document in the same moment. */
const patience = 4000
/** Milliseconds between two tries: at most, at first and in the end. */
const pauses = { first: 10, longest: 250 } as const

const passed = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Changes a document of a person: all patches of a batch, or none.
 *
 * Patches of other fields than others changed are merged; one that needs an answer refuses the batch, and
 * what others did comes with the refusal. Where another process changed the document in the same moment it is
 * tried again, after a pause that chance decides, so that they don't meet again; within a process, let them
 * come {@link InTurn}.
 *
 * @returns `busy` only where others were quicker for seconds
 */
export async function changeDocument(
  documents: Documents,
  key: DocumentKey,
  request: ChangeRequest,
): Promise<ChangeOutcome> {
  const { base: version, batch } = request
  const end = performance.now() + patience
  for (let longest: number = pauses.first; performance.now() < end; longest = Math.min(pauses.longest, longest * 2)) {
    const since = await documents.since(key, { version, batch })
    if (!since) return { ok: false, reason: 'gone' }
    if (since.done !== null) return { ok: true, since }
    const next = changed(key, since, request)
    if (!next.ok) return next
    if (!next.change) return { ok: true, since }
    if (await documents.change(key, next.content, next.change)) {
      const { body, schema } = next.content
      return {
        ok: true,
        since: {
          document: { body, schema, version: next.change.version, savedAt: request.now },
          changes: since.changes && [...since.changes, next.change],
          done: next.change.version,
        },
      }
    }
    await passed(Math.random() * longest)
  }
  return { ok: false, reason: 'busy' }
}

type Next =
  | Extract<ChangeOutcome, { ok: false }>
  | {
      readonly ok: true
      readonly content: { readonly schema: number; readonly body: unknown; readonly head: ReturnType<typeof headOf> }
      /** Null where the document says all of it already. */
      readonly change: KeptChange | null
    }

function changed({ kind }: DocumentKey, since: DocumentSince, request: ChangeRequest): Next {
  const { document } = since
  const { schema, patches, batch, device, now, writer } = request
  const { read, rules } = kinds[kind]
  if (schema !== document.schema || schema !== schemaVersion) return { ok: false, reason: 'other-schema' }
  const before = read(document.body)
  if (!before.ok) return { ok: false, reason: 'invalid', issues: before.issues }
  const { value, conflicts } = merge(before.value, patches)
  if (conflicts.length > 0) return { ok: false, reason: 'conflict', since, conflicts }
  const wished = read(value)
  if (!wished.ok) return { ok: false, reason: 'invalid', issues: wished.issues }
  const refused = rules?.refuse(before.value, wished.value, writer) ?? null
  if (refused !== null) return { ok: false, reason: refused }
  const after = { value: rules ? rules.sign(before.value, wished.value, { writer, now }) : wished.value }
  // By its id others name it, and its address has it: it is no field that changes.
  if (idOf(after.value) !== idOf(before.value)) return { ok: false, reason: 'invalid', issues: [idIssue] }
  const content = { schema, body: after.value, head: headOf(after.value, kind) }
  if (same(after.value, before.value)) return { ok: true, content, change: null }
  if (JSON.stringify(after.value).length > kinds[kind].largest) return { ok: false, reason: 'too-large' }
  // What they did, which isn't always what they say: some of it was done, or a neighbour was gone.
  const made = diff(before.value, after.value)
  const change = { from: document.version, version: document.version + 1, batch, at: now, device, patches: made }
  return { ok: true, content, change }
}
