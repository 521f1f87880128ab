import { composeMessage, type MessageParams } from '@laissez-passer/core/messages'
import type { KeyRing, OutboxMessage, Store } from '@laissez-passer/core/ports'
import { createOutboxWorker, type OutboxEvent, type OutboxWorker, type OutboxWorkerOptions } from '../../src/outbox.ts'
import type { Delivery, Letter, MailTransport, RenderMessage } from '../../src/transport.ts'
import { keyRing, testStore } from './store.ts'

const start = 1_900_000_000

/** Words that show what they were made of. */
export const render: RenderMessage = ({ template, language, params }) => ({
  subject: `${template} (${language})`,
  text: JSON.stringify(params),
  html: `<p>${template}</p>`,
})

/** A transport that notes what it was given and answers as told. */
export interface NotingTransport extends MailTransport {
  readonly letters: Letter[]
  answer: () => Delivery | Promise<Delivery>
}

export function noting(): NotingTransport {
  const letters: Letter[] = []
  return {
    letters,
    answer: () => ({ ok: true }),
    async send(letter) {
      letters.push(letter)
      return this.answer()
    },
  }
}

export interface World {
  readonly store: Store
  readonly keys: KeyRing
  readonly mail: NotingTransport
  readonly events: OutboxEvent[]
  /** Unix seconds; tests move it. */
  now: number
  readonly compose: (
    options?: Partial<Pick<OutboxMessage, 'kind' | 'to' | 'template' | 'language'>> & {
      readonly params?: MessageParams
      readonly order?: number
    },
  ) => Promise<OutboxMessage>
  readonly worker: (options?: Partial<OutboxWorkerOptions>) => OutboxWorker
}

/** An empty store with a worker over it. */
export async function world(): Promise<World> {
  const made: World = {
    store: await testStore(),
    keys: keyRing('a-secret-key-of-more-than-32-characters'),
    mail: noting(),
    events: [],
    now: start,
    compose: ({ params = { link: 'https://id.example.eu/x' }, ...message } = {}) =>
      composeMessage(
        { keyRing: made.keys, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)), now: made.now },
        {
          accountId: null,
          kind: 'mail',
          to: 'zoe@example.eu',
          template: 'registration-link',
          language: 'fr',
          params,
          ...message,
        },
      ),
    worker: (options = {}) =>
      createOutboxWorker({
        store: made.store,
        keyRing: made.keys,
        transports: { mail: made.mail },
        render,
        clock: () => made.now,
        onEvent: (event) => made.events.push(event),
        ...options,
      }),
  }
  return made
}
