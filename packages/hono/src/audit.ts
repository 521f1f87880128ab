import { auditLine, sealAudit, trimAudit } from '@laissez-passer/core/audit'
import type { AuditMark, Runtime, Store } from '@laissez-passer/core/ports'
import type { Log } from '@laissez-passer/server/log'

/** How the audit log is kept. */
export interface AuditOptions {
  /** For how many days rows are kept. Default: for good. */
  readonly keepDays?: number
  /** Takes each row that was sealed, as a line of JSON with its position and hash. Default: nobody does. */
  readonly write?: (line: string) => void
}

/** The work on the audit log. */
export interface AuditWork {
  /**
   * Gives rows their places. Rejects where the database doesn't answer.
   * @param most rows at most, the rest next time; default: 1000
   */
  readonly seal: (most?: number) => Promise<void>
  /** Cuts off what is too old, and says in the log where the chain ends, for comparing it later. */
  readonly tidy: () => Promise<void>
}

/**
 * Makes what seals and trims the audit log. Several processes may do it at once.
 *
 * @param parts `log` is told of the chain's end wherever it moved
 */
export function auditWork({
  audit: { keepDays, write } = {},
  log,
  runtime,
  store,
}: {
  readonly audit?: AuditOptions | undefined
  readonly log: Log
  readonly runtime: Pick<Runtime, 'now'>
  readonly store: Pick<Store, 'audit'>
}): AuditWork {
  let told: AuditMark | null = null
  return {
    async seal(most) {
      const rows = await sealAudit({ store }, most === undefined ? {} : { most })
      if (write) for (const row of rows) write(auditLine(row))
    },
    async tidy() {
      if (keepDays !== undefined) await trimAudit({ store, now: runtime.now() }, { keepSeconds: keepDays * 86_400 })
      const { head } = await store.audit.chain()
      if (head.position === (told?.position ?? 0)) return
      told = head
      log({ level: 'info', event: 'audit-sealed', head: `${head.position}.${head.hash}` })
    },
  }
}
