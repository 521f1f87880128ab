import { accepts, checkOptions, optional } from '../options/index.ts'
import type { AuditMark, SealedAuditEntry, Store } from '../ports/index.ts'
import { markAfter } from './chain.ts'

/** Rows of a commit: some milliseconds, and no more statements than D1 takes at a time. */
const slice = 50

/**
 * Gives the rows that wait their places in the chain. Several processes may do so at once: a row gets one
 * place, and the chain has no fork.
 *
 * @param context `store` is used; two queries where nothing waits.
 * @param options `most`: rows at most, the rest next time; default: 1000.
 * @returns the rows that this call sealed, in their order.
 */
export async function sealAudit(
  { store }: { readonly store: Pick<Store, 'audit'> },
  options: { readonly most?: number } = {},
): Promise<readonly SealedAuditEntry[]> {
  checkOptions('sealAudit', options, { most: optional(accepts.whole(1, 'rows')) })
  const { most = 1000 } = options
  const sealed: SealedAuditEntry[] = []
  while (sealed.length < most) {
    // First the head, then the rows: what another process seals in between moves the head, and this is no
    // turn.
    const { head } = await store.audit.chain()
    const entries = await store.audit.unsealed({ limit: slice })
    if (entries.length === 0) break
    const rows: SealedAuditEntry[] = []
    let last: AuditMark = head
    for (const entry of entries) {
      last = markAfter(last, entry)
      rows.push({ ...entry, ...last })
    }
    // Another process was first: what it left is looked at again.
    if (!(await store.audit.seal({ after: head, rows }))) continue
    sealed.push(...rows)
    if (entries.length < slice) break
  }
  return sealed
}

/**
 * Cuts off rows that are older than they are kept. What is left can still be verified: the chain begins
 * behind a mark that says what stood there.
 *
 * @param context `store` and `now` are used.
 * @param options `keepSeconds`: how long rows are kept; `most`: rows at most, the rest next time.
 * @returns how many rows went.
 */
export async function trimAudit(
  { now, store }: { readonly now: number; readonly store: Pick<Store, 'audit'> },
  { keepSeconds, most = 1000 }: { readonly keepSeconds: number; readonly most?: number },
): Promise<number> {
  let gone = 0
  while (gone < most) {
    const { cut } = await store.audit.chain()
    const oldest = await store.audit.sealed({ after: cut.position, limit: slice })
    const young = oldest.findIndex(({ at }) => at > now - keepSeconds)
    const old = young === -1 ? oldest : oldest.slice(0, young)
    const last = old.at(-1)
    if (!last || !(await store.audit.cut({ from: cut, to: { position: last.position, hash: last.hash } }))) break
    gone += old.length
    if (old.length < slice) break
  }
  return gone
}
