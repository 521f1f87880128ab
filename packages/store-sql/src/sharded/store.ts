import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Seconds, Store } from '@laissez-passer/core/ports'
import type { SqlStore } from '../store.ts'
import { agoOf } from '../sweep/kinds.ts'
import { shardedAccounts } from './accounts.ts'
import { shardedAudit, shardedEvents } from './audit.ts'
import { decidingStores } from './deciding.ts'
import { forgetFences } from './fence.ts'
import { shardedDue } from './due.ts'
import { shardedEidRequests, shardedEids } from './eids.ts'
import { shardedLogouts, shardedMailbox, shardedOutbox } from './carried.ts'
import { shardedActivity, shardedSessions, shardedStats } from './lists.ts'
import { namesUpkeep } from './mending.ts'
import { directoryOn } from './names.ts'
import { namingOn } from './naming.ts'
import type { Parts } from './parts.ts'
import { sendHome, shardedProposals } from './proposals.ts'
import { routed } from './routed.ts'
import { shardedThrottle } from './counting.ts'
import { isAway } from './away.ts'
import { replacing, type Shards } from './shards.ts'
import { shardedTokens } from './tokens.ts'
import { shardedUnique } from './unique.ts'
import { keepAllowed, shardedClients, shardedVisiting } from './visiting.ts'

/** What a decision doesn't carry: counts, marks and the directory decide nothing. */
type Plain = Pick<Store, 'throttle' | 'seen'> & Pick<Parts, 'directory'> & { readonly raw: Shards }

/** The store over several databases. @param given `spread`: over how many of them the directory is */
export function storeOver(shards: Shards, given: Plain | { readonly spread: () => Promise<number> }): Store {
  const plain = 'directory' in given ? given : null
  const directory = 'directory' in given ? given.directory : directoryOn(shards, given)
  const throttle = plain?.throttle ?? shardedThrottle(shards, routed(shards, 'throttle'))
  const seen: Store['seen'] = plain?.seen ?? {
    first(key, options) {
      const home = shards.home(key)
      const beside = shards.of(options.accountId ?? '') === home
      return home.seen.first(key, beside ? options : { ...options, accountId: null })
    },
  }
  const parts: Parts = { shards, directory, naming: namingOn(shards, directory), throttle }
  const { first } = shards
  return {
    ...shardedUnique(parts),
    ...shardedVisiting(parts),
    ...shardedClients(parts),
    ...shardedDue(shards),
    placing: shards.placing,
    accounts: shardedAccounts(parts),
    signIns: routed(shards, 'signIns'),
    sessions: shardedSessions(shards),
    logouts: shardedLogouts(shards),
    throttle,
    seen,
    activity: shardedActivity(shards),
    audit: shardedAudit(shards),
    events: shardedEvents(shards),
    signalStreams: first.signalStreams,
    outbox: shardedOutbox(shards),
    mailbox: shardedMailbox(shards),
    pushedRequests: first.pushedRequests,
    consents: routed(shards, 'consents'),
    signingKeys: first.signingKeys,
    devices: routed(shards, 'devices'),
    enrolments: routed(shards, 'enrolments'),
    approvals: routed(shards, 'approvals'),
    qrChallenges: routed(shards, 'qrChallenges'),
    eids: shardedEids(parts),
    eidRequests: shardedEidRequests(shards),
    phoneNumbers: routed(shards, 'phoneNumbers'),
    sentCodes: routed(shards, 'sentCodes'),
    recoveryCodes: routed(shards, 'recoveryCodes'),
    codeTokens: shardedTokens(parts),
    factors: routed(shards, 'factors'),
    proposals: shardedProposals(shards, plain?.raw ?? shards),
    stats: shardedStats(shards),
    deciding(options) {
      const { decided, stores } = decidingStores(shards, options)
      const over = new Map(shards.all.map((store, index) => [store, stores[index] ?? store]))
      const carriers = replacing(shards, (store) => over.get(store) ?? store)
      return { store: storeOver(carriers, { directory, seen, throttle, raw: shards }), decided }
    },
    whenQueued(listener) {
      const stops = shards.all.map((store) => store.whenQueued(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    async sweep({ now }) {
      const restore = await keepAllowed(parts, agoOf(now).month)
      let count = await sweepNames(parts, now)
      let away: Error | null = null
      for (const store of turn(shards, now))
        try {
          count += await store.sweep({ now })
          await forgetFences(store, now)
          await sendHome(store)
        } catch (error) {
          // The others aren't kept waiting; that it failed is told.
          away = error instanceof Error ? error : new Error('A sweep failed', { cause: error })
        }
      await restore()
      if (away) throw away
      return count
    },
    databases: shards.all,
    names: namesUpkeep(parts),
    async ping() {
      for (const [index, store] of shards.all.entries())
        await store.ping().catch((error: unknown) => {
          if (!(error instanceof LaissezPasserError)) throw error
          throw new LaissezPasserError(error.code, `Database ${index}: ${error.message}`, { cause: error })
        })
    },
  }
}

/** Those whose turn it is to be swept: which, the minute says, for no process remembers. */
function turn({ all, sweptAtOnce }: Shards, now: Seconds): readonly SqlStore[] {
  const from = (Math.floor(now / 60) * sweptAtOnce) % all.length
  return [...all.slice(from), ...all.slice(0, from)].slice(0, sweptAtOnce)
}

/** Reservations that nothing came of go: the database they point to has no such account. */
async function sweepNames({ directory, shards }: Parts, now: Seconds): Promise<number> {
  let count = 0
  for (const { claim, name, owner } of await directory.left({ now, limit: 100 })) {
    if (claim === null) continue
    const account = await shards
      .of(owner)
      .accounts.find({ id: owner })
      .catch((error: unknown) => {
        if (isAway(error)) return 'away'
        throw error
      })
    if (account === 'away') continue
    // Of an account that is there the name stays: whoever wants it asks whether it is borne.
    if (account) await directory.confirm(name, claim)
    else {
      await directory.release(name, claim)
      count += 1
    }
  }
  return count
}
