import type { OutboxEntry } from '@laissez-passer/core/ports'
import type { Command } from './command.ts'
import { columns } from './help.ts'
import { moment, span } from './moments.ts'

/** As many are read; whoever has more waiting doesn't read them one by one. */
const most = 500

/** `outbox list`: what hasn't been sent, and why. Never what a message says. */
export const outboxList: Command = {
  name: 'outbox list',
  summary: 'Lists messages that wait to be sent, and those that were given up, with what their server said.',
  takes: '',
  positionals: [0, 0],
  options: { abandoned: { type: 'boolean' }, waiting: { type: 'boolean' } },
  explained: [
    ['--waiting', 'only those that are still tried, the next one first'],
    ['--abandoned', 'only those that were given up, the last one first'],
  ],
  notes: `What a message says is encrypted, and never shown: links and codes are in it. A phone number is part of it.
At most ${most} of each are listed, events after all else.`,
  examples: [
    ['why does no mail come', 'laissez-passer outbox list'],
    ['who got none, for a script', 'laissez-passer outbox list --abandoned --json'],
  ],
  async run({ now, store }, { values }) {
    const both = (values['waiting'] === true) === (values['abandoned'] === true)
    const read = async (state: 'waiting' | 'abandoned') =>
      both || values[state] === true ? store.outbox.list({ state, limit: most }) : []
    const messages = [...(await read('waiting')), ...(await read('abandoned'))]
    return {
      ok: true,
      text: messages.length === 0 ? 'None.' : columns(messages.map((each) => [each.id, lineOf(each, now)])),
      json: { messages: messages.map(shownOf) },
    }
  },
}

function lineOf({ abandonedAt, attempts, createdAt, dueAt, error, kind, template, to }: OutboxEntry, now: number) {
  // What was given up has lost whom it was for.
  const whom = kind === 'mail' && to !== '' ? ` to ${to}` : ''
  const state =
    abandonedAt === null
      ? dueAt <= now
        ? 'due now'
        : `tried again in ${span(dueAt - now)}`
      : `given up ${moment(abandonedAt)}`
  const said = error === null ? '' : `: ${error}`
  return `${kind}${whom}, ${template}, ${span(now - createdAt)} old, tried ${attempts === 1 ? 'once' : `${attempts} times`}, ${state}${said}`
}

function shownOf({ abandonedAt, createdAt, dueAt, ...rest }: OutboxEntry) {
  return {
    ...rest,
    createdAt: moment(createdAt),
    dueAt: abandonedAt === null ? moment(dueAt) : null,
    abandonedAt: abandonedAt === null ? null : moment(abandonedAt),
  }
}
