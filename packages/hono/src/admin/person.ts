import { accountActions, noteInAudit } from '@laissez-passer/core/administration'
import { withQuery } from '@laissez-passer/core/addresses'
import { type AccountDescription, describeAccount } from '@laissez-passer/core/operator'
import { servicesNamed } from '@laissez-passer/federation/oidc'
import { serviceId } from '@laissez-passer/federation/services'
import type { AdminPersonProps, FromRequest } from '@laissez-passer/pages/types'
import { Hono } from 'hono'
import { detailsOf } from '../account/activity-export.ts'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { forAdministrator } from '../signed-in.ts'
import { doneOf, subjectOf } from './subject.ts'

/** Somebody's account as an administrator sees it: never a secret of it. */
export function personRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, fail, render, services } = parts
  return new Hono<ProviderEnv>().get(
    `${addresses.admin('people')}/:uid`,
    forAdministrator(parts, async (c, { account: own, administrator, person }) => {
      const described = await describeAccount(c.get('context'), { key: { uid: c.req.param('uid') ?? '' } })
      if (!described.ok) return fail(c, 404)
      // Looking is noted, too.
      await noteInAudit(c.get('context'), { administrator, kind: 'account-looked-at', accountId: described.account.id })
      const ids = described.sessions.flatMap(({ visits }) => visits.map(({ clientId }) => clientId))
      const named = await servicesNamed({ ...c.get('context'), services }, ids)
      const names = new Map(named.map((service) => [serviceId(service), service.name]))
      const home = addresses.admin(`people/${described.account.uid}`)
      const untouchable =
        described.account.id === own.id ? 'yourself' : described.account.administrator ? 'administrator' : null
      return render(c, 'adminPerson', {
        person,
        notice: doneOf(c),
        ...shown(described, { home, names, untouchable }),
      })
    }),
  )
}

function shown(
  { account, activity, factors, password, sessions, waits }: AccountDescription,
  {
    home,
    names,
    untouchable,
  }: { readonly home: string; readonly names: ReadonlyMap<string, string> } & Pick<AdminPersonProps, 'untouchable'>,
): Omit<AdminPersonProps, 'person' | FromRequest> {
  const { assurance, createdAt, language, memberOf, status } = account
  return {
    subject: {
      ...subjectOf(account),
      status,
      administrator: account.administrator,
      language,
      createdAt,
      assurance,
      groups: memberOf ?? [],
    },
    password,
    factors: factors.map((factor) => ({
      ...factor,
      locked: factor.status === 'locked',
      removeHref: untouchable === null ? withQuery(`${home}/reset-factors`, { factor: factor.id }) : null,
      recoverHref:
        untouchable === null && status === 'active' && factor.kind !== 'recovery-codes'
          ? withQuery(`${home}/start-recovery`, { factor: factor.id })
          : null,
    })),
    sessions: sessions.map(({ browserName, createdAt: openedAt, idHash, lastSeenAt, level, visits }) => ({
      id: idHash,
      browserName,
      level,
      createdAt: openedAt,
      lastSeenAt,
      services: visits.flatMap(({ clientId }) => names.get(clientId) ?? []),
      endHref: untouchable === 'yourself' ? null : withQuery(`${home}/end-sessions`, { session: idHash }),
    })),
    activity: activity.map((line) => ({
      id: line.id,
      kind: line.kind,
      at: line.at,
      details: detailsOf(line),
      by: line.by === undefined || line.by.via === 'person' ? null : line.by,
    })),
    waits,
    actions: actionsFor(account.status, {
      untouchable,
      closed: password.closedUntil !== null,
      none: [...(sessions.length === 0 ? ['end-sessions'] : []), ...(factors.length === 0 ? ['reset-factors'] : [])],
    }).map((action) => ({
      action,
      href: `${home}/${action}`,
    })),
    untouchable,
  }
}

/** What is done to whoever hasn't come yet. */
const ofPending: Readonly<Record<string, true>> = { 'invite-again': true, 'cancel-invitation': true }

/** What is done to whoever can sign in. */
const ofActive: Readonly<Record<string, true>> = { lock: true, 'start-recovery': true }

/** What is offered: what there is to do to an account that stands like this. */
function actionsFor(
  status: AccountDescription['account']['status'],
  {
    closed,
    none,
    untouchable,
  }: Pick<AdminPersonProps, 'untouchable'> & {
    /** The password is closed to strangers. */
    readonly closed: boolean
    /** What there is nothing to do of. */
    readonly none: readonly string[]
  },
): readonly string[] {
  if (untouchable === 'yourself') return []
  const all = Object.keys(accountActions).filter((action) => !none.includes(action))
  if (untouchable === 'administrator') return all.filter((action) => action === 'end-sessions')
  // Whoever was invited has nothing yet, that could be ended or given back.
  if (status === 'pending') return all.filter((action) => action in ofPending || action === 'lock')
  const locked = status === 'locked'
  // Unlocking opens a password that closed after too many wrong ones, too.
  const shut = locked || closed
  return all.filter(
    (action) => !(action in ofPending) && !(locked && action in ofActive) && (shut || action !== 'unlock'),
  )
}
