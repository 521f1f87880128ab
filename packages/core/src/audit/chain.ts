import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { AuditEntry, AuditMark, SealedAuditEntry } from '../ports/index.ts'

/**
 * The hash of a row: SHA-256 over the hash of the row before, a line end, and the row with its position as
 * canonical JSON (RFC 8785), without its hash. Whoever has an export can compute it again.
 *
 * @param before the mark of the row before.
 * @returns the mark of this row.
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function markAfter(before: AuditMark, entry: AuditEntry): AuditMark {
  const position = before.position + 1
  return { position, hash: hashOf(before.hash, { entry, position }) }
}

/** Whether a row stands behind another, and is as it was when it was sealed. */
export function follows(before: AuditMark, row: SealedAuditEntry): boolean {
  const mark = markAfter(before, row)
  return row.position === mark.position && row.hash === mark.hash
}

/** The row as programs read it: a line of an export, in which the hash is the last of its names. */
export function auditLine({ hash, position, ...entry }: SealedAuditEntry): string {
  return `${canonical({ entry, position }).slice(0, -1)},"hash":"${hash}"}`
}

function hashOf(before: string, row: { readonly entry: AuditEntry; readonly position: number }): string {
  return bytesToHex(sha256(new TextEncoder().encode(`${before}\n${canonical(row)}`)))
}

/** Names in their order, nothing between: what it holds are texts, whole numbers and null. */
function canonical({ entry, position }: { readonly entry: AuditEntry; readonly position: number }): string {
  const { at, by, details, id, kind, reason, subject } = entry
  const sorted = Object.fromEntries(Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const actor = by === null || by.via === 'person' ? null : { name: by.name, via: by.via }
  return JSON.stringify({ at, by: actor, details: sorted, id, kind, position, reason, subject })
}
