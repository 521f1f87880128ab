import { now, person } from './people.ts'
import type { Samples } from './sample.ts'

const asks = {
  person,
  action: '/cas/account/email',
  email: person.email,
  values: { email: '', confirmEmail: '', withoutOld: false },
  canGoWithoutOld: true,
  waitHours: 72,
  validHours: 24,
  waiting: null,
  mailboxHref: null,
  cancelHref: '/cas/account/details',
} as const
const waiting = {
  newEmail: 'elodie@new.example',
  oldConfirmed: false,
  newConfirmed: false,
  linksExpireAt: now + 80_000,
  dueAt: null,
} as const
const confirm = {
  action: '/cas/email/confirm',
  hidden: { token: 't' },
  status: 'confirm',
  side: 'old',
  newEmail: 'elodie@new.example',
  oldEmail: person.email,
  dueAt: null,
  startHref: '/cas/login',
} as const

/** Another e-mail address, in the states that people meet. */
export const emailSamples = {
  changeEmail: {
    asks,
    'one-factor': { ...asks, canGoWithoutOld: false },
    wrong: {
      ...asks,
      values: { email: 'elodie', confirmEmail: 'elodie@', withoutOld: true },
      issues: [
        { field: 'email', code: 'email-no-at' },
        { field: 'confirmEmail', code: 'emails-differ' },
      ],
    },
    waiting: { ...asks, waiting, mailboxHref: '/dev/mailbox', notice: { code: 'email-change-asked' } },
    'waiting-without-old': { ...asks, waiting: { ...waiting, newConfirmed: true, dueAt: now + 259_200 } },
  },
  confirmEmail: {
    old: confirm,
    new: { ...confirm, side: 'new', oldEmail: null },
    'waiting-old': { ...confirm, status: 'waiting' },
    'waiting-new': { ...confirm, status: 'waiting', side: 'new', oldEmail: null, dueAt: now + 259_200 },
    done: { ...confirm, status: 'done' },
    taken: { ...confirm, status: 'taken' },
    gone: { ...confirm, status: 'gone', newEmail: '', oldEmail: null },
  },
} satisfies Pick<Samples, 'changeEmail' | 'confirmEmail'>
