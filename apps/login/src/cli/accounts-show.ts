import { type AccountDescription, describeAccount } from '@laissez-passer/core/operator'
import { accountKeyOf } from './accounts.ts'
import { type Command, Refused, WrongUse } from './command.ts'
import { columns } from './help.ts'
import { moment } from './moments.ts'
import { shownAccount } from './seen-accounts.ts'

/** `accounts show`: all that an operator may see of one. */
export const accountsShow: Command = {
  name: 'accounts show',
  summary: 'Shows an account: what it signs in with, its sessions, what happened last, what waits. Never a secret.',
  takes: '<account>',
  positionals: [1, 1],
  options: {},
  explained: [],
  examples: [
    ['why can’t she sign in', 'laissez-passer accounts show marie@example.eu'],
    ['for a script', 'laissez-passer accounts show n00abcde --json'],
  ],
  async run(context, typed) {
    const [whom = ''] = typed.positionals
    const key = accountKeyOf(whom)
    if (key === null) throw new WrongUse('<account> is empty.')
    const described = await describeAccount(context, { key })
    if (!described.ok) throw new Refused(described.reason, `There is no account ${whom}.`)
    return { ok: true, text: textOf(described), json: shown(described) }
  },
}

const orNull = (seconds: number | null): string | null => (seconds === null ? null : moment(seconds))

function shown({ account, activity, consents, factors, password, sessions, waits }: AccountDescription) {
  const { deletion, emailChange, factorRemoval } = waits
  return {
    account: shownAccount(account),
    password: {
      kept: password.kept,
      changedAt: orNull(password.changedAt),
      wrong: password.wrong,
      closedUntil: orNull(password.closedUntil),
    },
    factors: factors.map(({ addedAt, id, kind, lastUsedAt, name, status }) => ({
      id,
      kind,
      name,
      status,
      addedAt: moment(addedAt),
      lastUsedAt: orNull(lastUsedAt),
    })),
    sessions: sessions.map(({ browserName, createdAt, idHash, lastSeenAt, level, visits }) => ({
      id: idHash,
      browser: browserName,
      level,
      createdAt: moment(createdAt),
      lastSeenAt: moment(lastSeenAt),
      services: visits.map(({ clientId }) => clientId),
    })),
    consents: consents.map(({ clientId, scopes, since }) => ({ clientId, scopes, since: moment(since) })),
    activity: activity.map(({ at, by, details, kind }) => ({
      at: moment(at),
      kind,
      by: by ?? { via: 'person' },
      details,
    })),
    waits: {
      emailChange: emailChange && {
        to: emailChange.newEmail,
        askedAt: moment(emailChange.askedAt),
        dueAt: orNull(emailChange.dueAt),
      },
      factorRemoval: factorRemoval && {
        factor: factorRemoval.factorName,
        askedAt: moment(factorRemoval.askedAt),
        dueAt: moment(factorRemoval.dueAt),
      },
      deletion: deletion && {
        askedBy: deletion.askedBy,
        askedAt: moment(deletion.askedAt),
        dueAt: moment(deletion.dueAt),
      },
    },
  }
}

function textOf({ account, activity, consents, factors, password, sessions, waits }: AccountDescription): string {
  const { assurance, createdAt, email, firstName, language, lastName, memberOf, status, uid } = account
  const rows: (readonly [string, string])[] = [
    ['unique identifier', uid],
    ['address', email],
    ['name', [firstName, lastName].filter(Boolean).join(' ')],
    ['language', language],
    ['state', status],
    ['assurance', assurance ?? 'by its domain'],
    ['groups', memberOf?.join(', ') || 'none'],
    ['made', moment(createdAt)],
    ['password', passwordText(password)],
    ...factors.map(({ addedAt, id, kind, name, status: state }): readonly [string, string] => [
      kind,
      `${name === '' ? kind : name}, since ${moment(addedAt)}${state === 'locked' ? ', locked' : ''}, id ${id}`,
    ]),
    ...sessions.map(({ browserName, createdAt: begun, level, visits }): readonly [string, string] => [
      'session',
      `${browserName || 'a browser'}, ${level}, since ${moment(begun)}${visits.map(({ clientId }) => `, ${clientId}`).join('')}`,
    ]),
    ...consents.map(({ clientId, scopes }): readonly [string, string] => [
      'consent',
      `${clientId}: ${scopes.join(' ')}`,
    ]),
    ...(waits.emailChange ? [['waits', `a change of address to ${waits.emailChange.newEmail}`] as const] : []),
    ...(waits.factorRemoval
      ? [['waits', `the removal of ${waits.factorRemoval.factorName}, ${moment(waits.factorRemoval.dueAt)}`] as const]
      : []),
    ...(waits.deletion
      ? [
          [
            'waits',
            `the deletion of the account, asked for by the ${waits.deletion.askedBy}, ${moment(waits.deletion.dueAt)}`,
          ] as const,
        ]
      : []),
    ...activity.map(({ at, by, kind }): readonly [string, string] => [
      moment(at),
      by === undefined || by.via === 'person' ? kind : `${kind}, by ${by.name} (${by.via})`,
    ]),
  ]
  return columns(rows)
}

function passwordText({ changedAt, closedUntil, kept, wrong }: AccountDescription['password']): string {
  if (kept === null) return 'none'
  const since = changedAt === null ? '' : `, since ${moment(changedAt)}`
  const count = wrong === 0 ? '' : `, ${wrong} wrong ones counted`
  const closed = closedUntil === null ? '' : ', closed to browsers that the account doesn’t know: “accounts unlock”'
  return `${kept}${since}${count}${closed}`
}
