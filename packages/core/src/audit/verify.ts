import { accepts, checkOptions, optional, type OptionRule } from '../options/index.ts'
import type { AuditMark, SealedAuditEntry, Store } from '../ports/index.ts'
import { follows } from './chain.ts'

const page = 500

const mark: OptionRule = {
  takes: (given) =>
    typeof given === 'object' &&
    given !== null &&
    'position' in given &&
    Number.isSafeInteger(given.position) &&
    'hash' in given &&
    typeof given.hash === 'string',
  accepted: 'a mark, { position, hash }',
}

/** What became of the audit log. */
export type AuditVerdict =
  | {
      readonly ok: true
      /** Rows that were looked at: all there are. */
      readonly count: number
      readonly head: AuditMark
      /** What was cut off before them; position 0: nothing. */
      readonly cut: AuditMark
    }
  | {
      readonly ok: false
      /**
       * - `changed`: the row isn't as it was sealed
       * - `missing`: there is no row in this place, and there are later ones
       * - `reordered`: another row belongs in this place, and it stands later
       * - `truncated`: rows are missing from here to the end
       * - `rewritten`: in this place stood another row when its mark was taken
       * - `cut-off`: a mark was given of this place, and rows are cut off behind it: for their age, or by
       *   whoever moved the cut
       */
      readonly reason: 'changed' | 'missing' | 'reordered' | 'truncated' | 'rewritten' | 'cut-off'
      /** Where the chain breaks. */
      readonly position: number
    }

/**
 * Looks at every row of the audit log: whether it is as it was sealed, and none is missing or in another's
 * place. Whoever can write to the database can make a chain that fits in itself: that is seen only with a
 * mark that was kept elsewhere.
 *
 * @param context `store` is used; reads 500 rows at a time.
 * @param options `known`: marks of rows as they were printed, logged or exported earlier.
 */
export async function verifyAudit(
  { store }: { readonly store: Pick<Store, 'audit'> },
  options: { readonly known?: readonly AuditMark[] } = {},
): Promise<AuditVerdict> {
  checkOptions('verifyAudit', options, { known: optional(accepts.list(mark)) })
  const { known = [] } = options
  const { cut, head } = await store.audit.chain()
  const hidden = known.find(({ position }) => position < cut.position)
  if (hidden !== undefined) return { ok: false, reason: 'cut-off', position: hidden.position }
  // Rows may get their places meanwhile, behind the head as it is now.
  const verdict = await walk(store, { cut, marks: [head, ...known] })
  if (verdict.ok || verdict.reason !== 'missing') return verdict
  // Rows may be cut off meanwhile, too.
  const wasCut = (await store.audit.chain()).cut.position > cut.position
  return wasCut ? verifyAudit({ store }, { known }) : verdict
}

async function walk(
  { audit }: Pick<Store, 'audit'>,
  { cut, marks }: { readonly cut: AuditMark; readonly marks: readonly AuditMark[] },
): Promise<AuditVerdict> {
  const isAsKnown = ({ hash, position }: AuditMark): boolean =>
    marks.every((mark) => mark.position !== position || mark.hash === hash)
  const next = (after: number) => audit.sealed({ after, limit: page })
  let last = cut
  if (!isAsKnown(cut)) return { ok: false, reason: 'rewritten', position: cut.position }
  for (let rows = await next(cut.position); rows.length > 0; rows = await next(last.position)) {
    for (const [index, row] of rows.entries()) {
      const position = last.position + 1
      if (row.position !== position) return { ok: false, reason: 'missing', position }
      if (!follows(last, row)) return { ok: false, reason: whyNot(last, rows.slice(index)), position }
      if (!isAsKnown(row)) return { ok: false, reason: 'rewritten', position }
      last = { position, hash: row.hash }
    }
  }
  return marks.some(({ position }) => position > last.position)
    ? { ok: false, reason: 'truncated', position: last.position + 1 }
    : { ok: true, count: last.position - cut.position, head: last, cut }
}

/** Another of the next rows may be the one that belongs here, with its hash or with that of this place. */
function whyNot(before: AuditMark, [here, ...later]: readonly SealedAuditEntry[]): 'changed' | 'reordered' {
  const position = before.position + 1
  const belongs = later.some((row) =>
    [row.hash, here?.hash ?? ''].some((hash) => follows(before, { ...row, position, hash })),
  )
  return belongs ? 'reordered' : 'changed'
}
