import { long, now, person } from './people.ts'
import type { Samples } from './sample.ts'

/** What administrators see of the provider: mails that wait, the audit log, services. */
export const adminProviderSamples = {
  adminOutbox: {
    some: {
      person,
      messages: [
        {
          id: 'm1',
          kind: 'mail',
          to: long.email,
          template: 'registration-link',
          createdAt: now - 7200,
          attempts: 4,
          error: '451 4.7.1 Greylisted, try again later',
          dueAt: now + 600,
          retryHref: '/cas/admin/outbox/retry-message?id=m1',
          dropHref: '/cas/admin/outbox/drop-message?id=m1',
        },
        {
          id: 'm2',
          kind: 'sms',
          to: '',
          template: 'sms-code',
          createdAt: now - 9e5,
          attempts: 1,
          error: null,
          dueAt: null,
          retryHref: null,
          dropHref: '/cas/admin/outbox/drop-message?id=m2',
        },
      ],
    },
    none: { person, messages: [] },
  },
  adminAudit: {
    some: {
      person,
      action: '/cas/admin/audit',
      filter: { uid: '', kind: 'account-locked' },
      kinds: ['account-locked', 'signed-in'],
      rows: [
        {
          position: 4711,
          at: now - 60,
          kind: 'account-locked',
          subject: 'q1w2e3r4t5z6u7i8o9p0aa',
          by: { via: 'administration', name: 'n00abcde+n00marie' },
          reason: 'Stolen laptop',
          details: {},
        },
        {
          position: 4710,
          at: now - 90,
          kind: 'signed-in',
          subject: 'q1w2e3r4t5z6u7i8o9p0aa',
          by: null,
          reason: null,
          details: { method: 'token', country: 'LT' },
        },
      ],
      nextHref: '/cas/admin/audit?before=4710',
    },
    none: {
      person,
      action: '/cas/admin/audit',
      filter: { uid: 'n00nobody', kind: '' },
      kinds: ['signed-in'],
      rows: [],
      nextHref: null,
    },
  },
  adminServices: {
    some: {
      person,
      action: '/cas/admin/services',
      addHref: '/cas/admin/services/add',
      address: 'https://shop.example.eu/app',
      checked: { service: 'Shop', why: 'CAS: https://shop.example.eu/app' },
      services: [
        { name: 'Shop', type: 'cas', identity: 'https://shop.example.eu/app', level: 'MEDIUM', origin: 'listed' },
        { name: 'Wiki', type: 'oidc', identity: 'adm-q1w2e3r4t5z6u7i8o9p0aa', level: 'BASIC', origin: 'added' },
        { name: 'Notes', type: 'oidc', identity: 'dyn-q1w2e3r4t5z6u7i8o9p0aa', level: 'BASIC', origin: 'self' },
      ],
    },
    none: {
      person,
      action: '/cas/admin/services',
      addHref: '/cas/admin/services/add',
      address: 'https://evil.example',
      checked: { service: null, why: null },
      services: [],
    },
  },
  adminServiceAdd: {
    first: {
      person,
      action: '/cas/admin/services/add',
      longestReason: 500,
      values: { name: '', redirectUri: '', level: 'BASIC', confidential: true, reason: '' },
      added: null,
    },
    added: {
      person,
      action: '/cas/admin/services/add',
      longestReason: 500,
      values: {
        name: 'Wiki',
        redirectUri: 'https://wiki.example.eu/',
        level: 'BASIC',
        confidential: true,
        reason: 'x',
      },
      added: { clientId: 'adm-q1w2e3r4t5z6u7i8o9p0aa', clientSecret: 'Zk3vJ9qP5sT1xYb8WmR2LgZk3vJ9qP5sT1xYb8WmR2Lg' },
    },
  },
} satisfies Pick<Samples, 'adminOutbox' | 'adminAudit' | 'adminServices' | 'adminServiceAdd'>
