import { type Patch, same } from '@laissez-passer/europass/patch'
import { problem } from '@laissez-passer/server/problem'
import type { Context } from 'hono'
import type { ChangeOutcome } from '../documents/change-document.ts'
import { kinds } from '../documents/kinds.ts'
import { toldIssues } from '../documents/told-issues.ts'
import { later } from '../later.ts'
import { invalid } from '../read-json.ts'
import type { DocumentKind } from '../../document-kinds.ts'
import type { DocumentSince } from '../store/documents.ts'

/** A document as it is answered: with the defaults of fields that are newer than it. */
export function whole(
  kind: DocumentKind,
  { schema, body, version, savedAt }: DocumentSince['document'],
): { readonly schema: number; readonly version: number; readonly savedAt: number; readonly value: unknown } {
  const read = kinds[kind].read(body)
  return { schema, version, savedAt, value: read.ok ? read.value : body }
}

/** What a browser sent. */
export interface Sent {
  readonly batch: string
  readonly patches: readonly Patch[]
}

/** What a browser hasn't seen: changes, or the whole where they are no longer kept. Its own it knows. */
export function news(kind: DocumentKind, { document, changes }: DocumentSince, sent?: Sent): Record<string, unknown> {
  if (!changes) return whole(kind, document)
  return {
    version: document.version,
    changes: changes.map(({ from, version, batch, patches }) => ({
      from,
      version,
      batch,
      ...(batch !== sent?.batch || !same(patches, sent.patches) ? { patches } : {}),
    })),
  }
}

export function answer(
  c: Context,
  { kind, outcome, sent }: { readonly kind: DocumentKind; readonly outcome: ChangeOutcome; readonly sent: Sent },
): Response {
  if (outcome.ok) return c.json(news(kind, outcome.since, sent))
  switch (outcome.reason) {
    case 'conflict':
      return problem(c, 409, {
        reason: 'conflict',
        ...news(kind, outcome.since),
        conflicts: outcome.conflicts.map(({ index, reason, theirs }) => ({ index, reason, theirs })),
      })
    case 'other-schema':
      return problem(c, 409, { reason: 'other-schema' })
    case 'invalid':
      return invalid(c, toldIssues(outcome.issues))
    case 'too-large':
      return problem(c, 413, { reason: 'too-large' })
    case 'busy':
      return later(c, 503, { reason: 'busy', wait: 2 })
    case 'gone':
      return problem(c, 404, { reason: 'gone' })
    case 'sealed':
      return problem(c, 409, { reason: 'sealed' })
    case 'not-yours':
      return problem(c, 403, { reason: 'not-yours' })
  }
}
