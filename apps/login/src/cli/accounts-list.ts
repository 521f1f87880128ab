import { listAccounts } from '@laissez-passer/core/operator'
import type { Account } from '@laissez-passer/core/ports'
import { type Command, textOf, WrongUse } from './command.ts'
import { pageOutcome, paging, pagingExplained, pagingOf } from './seen-accounts.ts'

const states: readonly Account['status'][] = ['active', 'pending', 'locked']

/** `accounts list`: all of them, page by page. */
export const accountsList: Command = {
  name: 'accounts list',
  summary: 'Lists accounts in the order of their unique identifiers, page by page.',
  takes: '',
  positionals: [0, 0],
  options: { status: { type: 'string' }, ...paging },
  explained: [['--status <state>', 'only those that are active, pending or locked'], ...pagingExplained],
  notes: 'For all of them in a file, “accounts export”.',
  examples: [['who is locked', 'laissez-passer accounts list --status locked']],
  async run(context, typed) {
    const given = textOf(typed, 'status')
    const status = states.find((state) => state === given) ?? null
    if (given !== undefined && status === null) throw new WrongUse(`“${given}” is none of ${states.join(', ')}.`)
    return pageOutcome(await listAccounts(context, { ...pagingOf(typed), status }))
  },
}
