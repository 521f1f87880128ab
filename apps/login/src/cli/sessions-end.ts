import type { Context } from '@laissez-passer/core/context'
import { endSessions } from '@laissez-passer/core/operator'
import { accountNamed } from './accounts.ts'
import { actingOf, noteInAudit } from './acting.ts'
import { type Command, Refused, textOf, type Typed, WrongUse } from './command.ts'
import { progress } from './progress.ts'

/** So many end in a commit. */
const atOnce = 200

/** `sessions end`: somebody's, or everybody's. */
export const sessionsEnd: Command = {
  name: 'sessions end',
  summary: 'Ends sessions, one, a person’s or everybody’s; the services they were used for are told.',
  takes: '[account]',
  positionals: [0, 1],
  options: { session: { type: 'string' }, everybody: { type: 'boolean' }, reason: { type: 'string' } },
  explained: [
    ['--session <id>', 'only that one of the account, as “sessions list” shows it'],
    ['--everybody', 'the sessions of all accounts that are open now'],
    ['--reason <text>', 'why, for the audit log; needed with --everybody'],
  ],
  notes: `The server tells the services, within a second. Whoever was signed in signs in again: to keep somebody out,
lock the account. Cut off, “--everybody” is called again: what has ended stays so.`,
  examples: [
    ['a phone was stolen', 'laissez-passer sessions end marie@example.eu'],
    ['the database was copied', "laissez-passer sessions end --everybody --reason 'backup lost'"],
  ],
  async run(context, typed) {
    const [whom] = typed.positionals
    const everybody = typed.values['everybody'] === true
    if ((whom === undefined) !== everybody) throw new WrongUse('Whose? An account, or --everybody.')
    const ended = whom === undefined ? await endEverybodys(context, typed) : await endOfOne(context, { typed, whom })
    return { ok: true, text: `${ended} ended.`, json: { ended } }
  },
}

async function endOfOne(
  context: Context,
  { typed, whom }: { readonly typed: Typed; readonly whom: string },
): Promise<number> {
  const { id: accountId } = await accountNamed(context.store, whom)
  const only = textOf(typed, 'session') ?? null
  const done = await endSessions(context, { accountId, only, ...actingOf(typed) })
  if (!done.ok) throw new Refused(done.reason, `There is no account ${whom}.`)
  if (only !== null && done.ended === 0)
    throw new Refused('unknown-session', `${whom} has no session ${only}. “sessions list” shows which there are.`)
  return done.ended
}

async function endEverybodys(context: Context, typed: Typed): Promise<number> {
  const { now, store } = context
  if (typed.values['session'] !== undefined) throw new WrongUse('--session is of one account.')
  if ((textOf(typed, 'reason') ?? '').trim() === '') throw new WrongUse('--reason is missing: why everybody?')
  const shown = progress('Sessions ended')
  let ended = 0
  for (;;) {
    const some = await store.sessions.endAny({ before: now, limit: atOnce, now })
    ended += some
    shown.at(ended)
    if (some < atOnce) break
  }
  shown.done()
  await noteInAudit(context, typed, { kind: 'sessions-ended-everywhere', details: { count: `${ended}` } })
  return ended
}
