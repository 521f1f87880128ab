import { now, person } from './people.ts'
import type { Samples } from './sample.ts'

const text = 'Dear Élodie,\n\nfollow this link: http://localhost:4000/cas/password?token=abc\n'

/** Pages of this folder, in the states that people meet. */
export const informationSamples = {
  privacy: { text: {} },
  help: { text: { person } },
  about: { text: {} },
  error: {
    '400': { status: 400, reason: 'redirect-uri' },
    developer: {
      status: 400,
      reason: 'redirect-uri',
      mistake: {
        parameter: 'redirect_uri',
        given: 'http://localhost:3000/callback/',
        accepted: ['http://localhost:3000/callback'],
        why: 'It is compared letter for letter with the redirectUris of shop.',
      },
    },
    '403': { status: 403 },
    '404': { status: 404 },
    gone: { status: 404, reason: 'gone' },
    '405': { status: 405 },
    '413': { status: 413 },
    '429': { status: 429 },
    '500': { status: 500, requestId: 'k3f9-x2' },
    '503': { status: 503 },
  },
  mailbox: {
    one: {
      entries: [
        {
          id: 'm1',
          kind: 'mail',
          to: person.email,
          subject: 'Choose your EU Login password',
          text,
          html: '',
          sentAt: now - 20,
          frameHref: 'mail.html',
        },
      ],
    },
    none: { entries: [] },
  },
} satisfies Pick<Samples, 'privacy' | 'help' | 'about' | 'error' | 'mailbox'>
