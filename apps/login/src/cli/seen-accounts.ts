import type { SeenAccount, SeenPage } from '@laissez-passer/core/operator'
import { columns } from './help.ts'
import { moment } from './moments.ts'
import { type Outcome, textOf, type Typed, WrongUse } from './command.ts'

/** An account in a list, for programs. */
export function shownAccount(account: SeenAccount): Readonly<Record<string, unknown>> {
  const { administrator, assurance, createdAt, email, firstName, language, lastName, memberOf, status, uid } = account
  return {
    uid,
    email,
    firstName,
    lastName,
    language,
    status,
    assurance,
    groups: memberOf ?? [],
    administrator,
    createdAt: moment(createdAt),
  }
}

/** A page of accounts, and how to see the next one. */
export function pageOutcome({ accounts, next }: SeenPage): Outcome {
  const rows = accounts.map(
    ({ email, firstName, lastName, status, uid }) =>
      [
        uid,
        `${email}, ${[firstName, lastName].filter(Boolean).join(' ')}${status === 'active' ? '' : `, ${status}`}`,
      ] as const,
  )
  const more = next === null ? '' : `\nThere are more: --after '${next}'`
  return {
    ok: true,
    text: accounts.length === 0 ? 'None.' : columns(rows) + more,
    json: { accounts: accounts.map(shownAccount), next },
  }
}

/** How much of a list was asked for. */
export function pagingOf(typed: Typed): { readonly after: string | null; readonly limit: number } {
  const given = textOf(typed, 'limit')
  const limit = given === undefined ? 50 : Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new WrongUse(`“${given}” is no number from 1 to 500.`)
  return { after: textOf(typed, 'after') ?? null, limit }
}

/** The options of {@link pagingOf}. */
export const paging = { limit: { type: 'string' }, after: { type: 'string' } } as const

/** What `--help` says of them. */
export const pagingExplained: readonly (readonly [string, string])[] = [
  ['--limit <number>', 'as many, 50 by default, 500 at most'],
  ['--after <text>', 'those after a page before, which says what to write here (“next” with --json)'],
]
