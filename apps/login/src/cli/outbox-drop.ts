import { dropMessage } from '@laissez-passer/core/operator'
import { actingOf } from './acting.ts'
import { type Command, Refused, textOf, WrongUse } from './command.ts'

/** `outbox drop`: a message that nobody is to get. */
export const outboxDrop: Command = {
  name: 'outbox drop',
  summary: 'Deletes a message that waits or was given up: it is never sent.',
  takes: '<id>',
  positionals: [1, 1],
  options: { reason: { type: 'string' } },
  explained: [['--reason <text>', 'why, for the audit log; needed']],
  examples: [
    [
      'the address was mistyped',
      "laissez-passer outbox drop 6fPvXx0PTYyAe4fTDy1hSw --reason 'no such mailbox, told by phone'",
    ],
  ],
  async run(context, typed) {
    const [id = ''] = typed.positionals
    const reason = textOf(typed, 'reason')?.trim() ?? ''
    if (reason === '') throw new WrongUse('--reason is missing: why is it never sent?')
    const dropped = await dropMessage(context, { id, ...actingOf(typed) })
    if (dropped === null) throw new Refused('unknown-message', `There is no message ${id}.`)
    return { ok: true, text: `Dropped ${id}.`, json: { id } }
  },
}
