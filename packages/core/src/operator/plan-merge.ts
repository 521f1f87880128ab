import type { Context } from '../context/index.ts'
import { assuranceOf } from '../policy/assurance.ts'
import type { Account, Assurance } from '../ports/index.ts'
import { unknownAccount, type UnknownAccount } from './acting.ts'
import { mostGroups } from './person-issues.ts'

/** Two accounts, and how one is to go into the other. */
export interface MergeWish {
  /** The id of the account that goes. */
  readonly goes: string
  /** The id of the one that stays. */
  readonly stays: string
  /** Also where the one that goes is locked. Default: no. */
  readonly force?: boolean
  /** The assurance that an operator gave the one that goes is kept where it is stronger. Default: no. */
  readonly takeAssurance?: boolean
}

/** What moves to the account that stays. */
export interface MergePlan {
  /** Lines of the activity. */
  readonly lines: number
  /** What services may know: of each its id, and what it wasn't allowed by the account that stays. */
  readonly services: readonly { readonly clientId: string; readonly scopes: readonly string[] }[]
  /** Groups that it wasn't in. */
  readonly groups: readonly string[]
  /** What it hadn't; null: it keeps its own. */
  readonly assurance: Assurance | null
}

/** Why two accounts aren't merged. */
export interface NotMerged {
  readonly ok: false
  /**
   * `administrator`: one of them is; `locked`: the one that goes; `not-active`: the one that stays, so nobody
   * proved that it is theirs, or it is locked; `deletion-waits`: the one that stays is going to be deleted;
   * `too-many-groups`: of both together.
   */
  readonly reason: 'same-account' | 'administrator' | 'locked' | 'not-active' | 'deletion-waits' | 'too-many-groups'
}

const weakestFirst: readonly Assurance[] = ['LOW', 'MEDIUM', 'HIGH', 'TOP']
const page = 500

/**
 * Says what would move if an account went into another, and whether it may. Changes nothing. Nothing that
 * opens an account ever moves: whoever has one of them mustn't get into the other by an operator's mistake.
 *
 * @param context `store` and `settings` are used.
 * @param wish which, and how.
 */
export async function planMerge(
  { settings, store }: Pick<Context, 'store' | 'settings'>,
  { force = false, goes: from, stays: into, takeAssurance = false }: MergeWish,
): Promise<
  | { readonly ok: true; readonly goes: Account; readonly stays: Account; readonly plan: MergePlan }
  | UnknownAccount
  | NotMerged
> {
  if (from === into) return { ok: false, reason: 'same-account' }
  const [goes, stays] = await Promise.all([store.accounts.find({ id: from }), store.accounts.find({ id: into })])
  if (goes === null || stays === null) return unknownAccount
  if (goes.administrator || stays.administrator) return { ok: false, reason: 'administrator' }
  if (stays.status !== 'active') return { ok: false, reason: 'not-active' }
  if (goes.status === 'locked' && !force) return { ok: false, reason: 'locked' }
  if ((await store.deletions.waiting(stays.id)) !== null) return { ok: false, reason: 'deletion-waits' }
  const had = stays.memberOf ?? []
  const groups = (goes.memberOf ?? []).filter((name) => !had.includes(name))
  if (groups.length > 0 && had.length + groups.length > mostGroups) return { ok: false, reason: 'too-many-groups' }
  const assurance = takeAssurance && isStronger(goes.assurance, assuranceOf(stays, settings)) ? goes.assurance : null
  const plan = {
    lines: await linesOf(store, goes),
    services: await newServices(store, { goes, stays }),
    groups,
    assurance,
  }
  return { ok: true, goes, stays, plan }
}

/** What its domain says of an account is about its address, which goes. */
function isStronger(assurance: Assurance | null, than: Assurance): boolean {
  return assurance !== null && weakestFirst.indexOf(assurance) > weakestFirst.indexOf(than)
}

async function newServices(
  { consents }: Context['store'],
  { goes, stays }: { readonly goes: Account; readonly stays: Account },
): Promise<MergePlan['services']> {
  const [given, had] = await Promise.all([
    consents.list({ accountId: goes.id }),
    consents.list({ accountId: stays.id }),
  ])
  return given.flatMap(({ clientId, scopes }) => {
    const known = had.find((each) => each.clientId === clientId)?.scopes ?? []
    const added = scopes.filter((scope) => !known.includes(scope))
    return added.length === 0 ? [] : [{ clientId, scopes: added }]
  })
}

async function linesOf({ activity }: Context['store'], { id }: Account): Promise<number> {
  let count = 0
  for (let before: string | null = null; ; ) {
    const lines: readonly { readonly id: string }[] = await activity.list(id, { before, limit: page })
    count += lines.length
    if (lines.length < page) return count
    before = lines.at(-1)?.id ?? null
  }
}
