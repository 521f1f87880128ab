import english from '../../messages/en.json' with { type: 'json' }

/**
 * What more than one part of the system says in English: labels of pages and of the phone's app, quoted in
 * each other's sentences and in mails (`{@label.my-account}`). Spread it into a catalogue of one's own.
 */
export const labels = english
