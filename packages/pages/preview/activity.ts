import { longEmail, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const log = {
  person,
  action: '/cas/account/activity',
  chosen: { what: null, period: null },
  olderHref: null,
  newestHref: null,
  files: [
    { format: 'CSV', href: '/cas/account/activity/export?format=csv' },
    { format: 'JSON', href: '/cas/account/activity/export?format=json' },
  ],
} as const

/** The session that shows the page. */
const current = {
  id: 's1',
  browserName: 'Firefox (Linux)',
  level: 'MEDIUM',
  current: true,
  createdAt: now - 3000,
  lastSeenAt: now - 5,
} as const
const europass = { id: 'portal', name: 'Europass', visitedAt: now - 400 }

/** Where somebody is signed in, and what happened to their account. */
export const activitySamples = {
  sessions: {
    two: {
      person,
      action: '/cas/account/sessions',
      sessions: [
        {
          ...current,
          country: 'LT',
          services: [
            europass,
            {
              id: 'library',
              name: 'Library of the Papadopoulou-Wolfeschlegelstein Foundation, Vilnius',
              visitedAt: now - 2900,
            },
            { id: 'gone-client-7f3a', name: null, visitedAt: now - 2950 },
          ],
        },
        {
          id: 's2',
          browserName: 'Safari (iPhone)',
          level: 'BASIC',
          current: false,
          createdAt: now - 30_000,
          lastSeenAt: now - 9000,
          services: [],
        },
      ],
    },
    ended: {
      person,
      action: '/cas/account/sessions',
      sessions: [{ ...current, services: [europass] }],
      ended: [
        {
          id: 's0',
          browserName: 'Safari (iPhone)',
          endedAt: now - 7000,
          services: [
            { name: 'Library of Vilnius', status: 'untold' },
            { name: 'Shop', status: 'waiting' },
          ],
        },
      ],
    },
  },
  activity: {
    some: {
      ...log,
      olderHref: '/cas/account/activity?before=a3',
      entries: [
        {
          id: 'a1',
          kind: 'signed-in',
          at: now - 60,
          details: { service: 'Europass', method: 'mobile-app-pin', browser: 'Firefox (Linux)', country: 'LT' },
          notMeHref: '/cas/account/activity/not-me?entry=a1',
        },
        {
          id: 'a2',
          kind: 'device-added',
          at: now - 86_400,
          details: { device: 'Tablet in the kitchen', model: 'Chromium on Linux' },
          notMeHref: '/cas/account/activity/not-me?entry=a2',
        },
        { id: 'a4', kind: 'account-locked', at: now - 200_000, details: {}, byOperator: true },
        { id: 'a5', kind: 'sign-in-refused', at: now - 800_000, details: { browser: 'Firefox (Linux)', place: '' } },
        { id: 'a3', kind: 'something-new', at: now - 900_000, details: {} },
      ],
    },
    none: { ...log, entries: [] },
    narrow: {
      ...log,
      chosen: { what: 'refusals', period: 'week' },
      newestHref: '/cas/account/activity',
      entries: [],
    },
  },
  reportActivity: {
    ask: {
      person,
      action: '/cas/account/activity/not-me',
      status: 'ask',
      entry: { id: 'a1', kind: 'email-changed', at: now - 60, details: { email: longEmail } },
      email: longEmail,
      cancelHref: '/cas/account/activity',
    },
    mailed: {
      action: '/cas/account/activity/not-me',
      status: 'mailed',
      entry: null,
      email: person.email,
      cancelHref: '/cas/login',
    },
  },
} satisfies Pick<Samples, 'sessions' | 'activity' | 'reportActivity'>
