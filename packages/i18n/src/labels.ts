import english from '../messages/en.json' with { type: 'json' }
import french from '../messages/fr.json' with { type: 'json' }

/**
 * What more than one part of the system says in English: labels of pages and of the phone's app, quoted in
 * each other's sentences and in mails (`{@label.my-account}`). Spread it into a catalogue of one's own.
 */
export const en = english

/** The same in French. */
export const fr: Readonly<Record<keyof typeof english, string>> = french
