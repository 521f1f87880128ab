import { accountNamed } from './accounts.ts'
import type { Command } from './command.ts'
import { columns } from './help.ts'
import { moment, span } from './moments.ts'

/** `sessions list`: where a person is signed in. */
export const sessionsList: Command = {
  name: 'sessions list',
  summary: 'Lists where a person is signed in, and which services each session was used for.',
  takes: '<account>',
  positionals: [1, 1],
  options: {},
  explained: [],
  examples: [['where is she signed in', 'laissez-passer sessions list marie@example.eu']],
  async run({ now, store }, { positionals: [whom = ''] }) {
    const { id: accountId, uid } = await accountNamed(store, whom)
    const visits = await store.sessions.visits({ accountId, now })
    const sessions = (await store.sessions.list({ accountId, now })).map((session) => ({
      // What its cookie hashes to: it opens nothing.
      id: session.idHash,
      level: session.level,
      browser: session.browserName,
      createdAt: moment(session.createdAt),
      lastSeenAt: moment(session.lastSeenAt),
      expiresAt: moment(session.expiresAt),
      services: visits.flatMap((visit) => (visit.sessionIdHash === session.idHash ? [visit.clientId] : [])),
      ago: span(now - session.lastSeenAt),
    }))
    const rows = sessions.map(({ ago, browser, createdAt, id, level, services }) => {
      const used = services.length === 0 ? '' : `: ${services.join(', ')}`
      return [id, `${level}, ${browser || 'unknown browser'}, since ${createdAt}, used ${ago} ago${used}`] as const
    })
    return {
      ok: true,
      text: rows.length === 0 ? 'None.' : columns(rows),
      json: { uid, sessions: sessions.map(({ ago: _, ...shown }) => shown) },
    }
  },
}
