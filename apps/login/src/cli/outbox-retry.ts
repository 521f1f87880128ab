import { auditRowOf } from './acting.ts'
import { type Command, Refused, WrongUse } from './command.ts'

/** `outbox retry`: now, not when its turn comes. */
export const outboxRetry: Command = {
  name: 'outbox retry',
  summary: 'Lets a message that failed, or all that wait, be tried again at once.',
  takes: '[id]',
  positionals: [0, 1],
  options: { all: { type: 'boolean' } },
  explained: [['--all', 'every one that waits']],
  notes: `The server sends them, within a second. What was given up can’t be tried again: what it said is gone. Whoever
waits for it asks for another, or you send one (a reset, an invitation).`,
  examples: [
    ['the mail server is mended', 'laissez-passer outbox retry --all'],
    ['one of them', 'laissez-passer outbox retry 6fPvXx0PTYyAe4fTDy1hSw'],
  ],
  async run(context, typed) {
    const { now, store } = context
    const { positionals, values } = typed
    const [id] = positionals
    if ((id === undefined) === (values['all'] !== true))
      throw new WrongUse('Which one? An id of `outbox list`, or --all.')
    const audit = [await auditRowOf(context, typed, { kind: 'message-retried' })]
    const retried = await store.outbox.retry({ id: id ?? null, now, audit })
    if (id !== undefined && retried === 0)
      throw new Refused('unknown-message', `No message ${id} waits. It was sent, given up or dropped, or never there.`)
    return { ok: true, text: `${retried} due now.`, json: { retried } }
  },
}
