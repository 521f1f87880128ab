import { searchAccounts } from '@laissez-passer/core/operator'
import type { Command } from './command.ts'
import { pageOutcome, paging, pagingExplained, pagingOf } from './seen-accounts.ts'

/** `accounts search`: by what somebody remembers of a person. */
export const accountsSearch: Command = {
  name: 'accounts search',
  summary: 'Finds accounts by the beginning of their address, unique identifier, first or last name.',
  takes: '<text>',
  positionals: [1, 1],
  options: paging,
  explained: pagingExplained,
  notes:
    'Case and accents don’t matter. What holds an @ is an address. However many accounts there are, it takes no time.',
  examples: [
    ['by the name', "laissez-passer accounts search 'marie cur'"],
    ['by the address', 'laissez-passer accounts search marie@'],
  ],
  async run(context, typed) {
    const [text = ''] = typed.positionals
    return pageOutcome(await searchAccounts(context, { text, ...pagingOf(typed) }))
  },
}
