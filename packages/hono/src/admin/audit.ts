import { activityKinds, auditKinds, auditSubjects } from '@laissez-passer/core/audit'
import { withQuery } from '@laissez-passer/core/addresses'
import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import type { SealedAuditEntry } from '@laissez-passer/core/ports'
import { Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readQuery, text } from '../form.ts'
import { forAdministrator } from '../signed-in.ts'

/** How many rows a page lists, and how many are looked through for a kind. */
const [page, looked] = [50, 2000]

const kinds = [...activityKinds, ...auditKinds].toSorted()
const query = z.object({ uid: text, kind: text, before: text })

/** The audit log, the last rows first: of everybody, or about one account; of all kinds, or one. */
export function auditRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render } = parts
  const home = addresses.admin('audit')
  return new Hono<ProviderEnv>().get(
    home,
    forAdministrator(parts, async (c, { person }) => {
      const { before, kind, uid } = readQuery(c, query)
      const found = await rowsOf(c.get('context'), {
        uid,
        kind,
        before: /^\d{1,15}$/.test(before) ? Number(before) : null,
      })
      return render(c, 'adminAudit', {
        person,
        action: home,
        filter: { uid, kind },
        kinds,
        rows: found.rows.map((row) => ({ ...row, by: row.by === null || row.by.via === 'person' ? null : row.by })),
        nextHref:
          found.next === null ? null : withQuery(home, { uid: uid || null, kind: kind || null, before: found.next }),
      })
    }),
  )
}

async function rowsOf(
  context: Pick<UseCaseContext, 'store' | 'keyRing'>,
  { before, kind, uid }: { readonly uid: string; readonly kind: string; readonly before: number | null },
): Promise<{ readonly rows: readonly SealedAuditEntry[]; readonly next: number | null }> {
  const { store } = context
  const account = uid === '' ? null : await store.accounts.find({ uid: uid.toLowerCase() })
  if (uid !== '' && account === null) return { rows: [], next: null }
  const limit = kind === '' ? page : looked
  const all = await store.audit.newest({
    limit,
    ...(before === null ? {} : { before }),
    ...(account === null ? {} : { subjects: await auditSubjects(context, account.id) }),
  })
  const rows = all.filter((row) => kind === '' || row.kind === kind).slice(0, page)
  const last = rows.length === page ? rows.at(-1) : all.length === limit ? all.at(-1) : undefined
  return { rows, next: last?.position ?? null }
}
