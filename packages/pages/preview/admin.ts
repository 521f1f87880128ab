import { long, now, person } from './people.ts'
import type { Samples } from './sample.ts'

const hour = 3600

const marie = { uid: 'n00marie', email: 'marie.sklodowska-curie@example.eu', name: 'Marie Skłodowska-Curie' }

/** So many sign-ins in each of a row of slots. */
const wave = (count: number, high: number, shift: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.max(0, Math.round(high * Math.sin((at + shift) / 4))))

const chart = (name: 'day' | 'month', count: number, step: number) => ({
  name,
  slots: Array.from({ length: count }, (_, at) => now - (count - at) * step),
  series: [
    { outcome: 'signed-in', method: 'mobile-app-pin', counts: wave(count, 900, 1) },
    { outcome: 'signed-in', method: 'passkey', counts: wave(count, 300, 3) },
    { outcome: 'signed-in', method: 'token', counts: wave(count, 40, 2) },
    { outcome: 'signed-in', method: null, counts: wave(count, 20, 5) },
    { outcome: 'sign-in-refused', method: null, counts: wave(count, 12, 6) },
  ] as const,
  partial: name === 'month',
})

const proposal = {
  action: 'assign-token',
  subject: long,
  proposer: marie,
  proposedAt: now - hour,
  expiresAt: now + 23 * hour,
} as const

const home = {
  person,
  keyMadeAt: now - 30 * 24 * hour,
  administrators: [{ uid: 'n00abcde', email: person.email, name: person.name }, marie],
  proposals: [],
  facts: [
    { name: 'version', value: '0.1.0' },
    { name: 'runtime', value: 'Node 24.1.0' },
    { name: 'hashes', value: 3 },
  ],
  backlog: [],
  charts: [chart('day', 24, hour), chart('month', 30, 24 * hour)],
} as const

const subject = {
  ...marie,
  status: 'active',
  administrator: false,
  language: 'fr',
  createdAt: now - 400 * 24 * hour,
  assurance: null,
  groups: [],
} as const

const somebody = {
  person,
  subject,
  password: { kept: 'argon2id', changedAt: now - 50 * 24 * hour, wrong: 0, closedUntil: null },
  factors: [],
  sessions: [],
  activity: [],
  waits: { emailChange: null, factorRemoval: null, deletion: null },
  actions: [
    { action: 'end-sessions', href: '/cas/admin/people/n00marie/end-sessions' },
    { action: 'lock', href: '/cas/admin/people/n00marie/lock' },
    { action: 'start-recovery', href: '/cas/admin/people/n00marie/start-recovery' },
    { action: 'unlock', href: '/cas/admin/people/n00marie/unlock' },
    { action: 'assign-token', href: '/cas/admin/people/n00marie/assign-token' },
  ],
  untouchable: null,
} as const

const doing = {
  person,
  action: '/cas/admin/people/n00marie/lock',
  doing: 'lock',
  subject: marie,
  fields: [],
  about: null,
  reason: '',
  longestReason: 500,
  takesTwo: false,
  backHref: '/cas/admin/people/n00marie',
} as const

/** What administrators see of people, and do for them. */
export const adminSamples = {
  adminHome: {
    well: { ...home, parts: [{ name: 'database', state: 'ok' }] },
    ill: {
      ...home,
      notice: 'proposed',
      keyMadeAt: null,
      parts: [
        { name: 'database', state: 'ok' },
        { name: 'mail', state: 'failing' },
        { name: 'outbox', state: 'late' },
        { name: 'sealing', state: 'ok' },
      ],
      backlog: [
        { kind: 'mail', state: 'waiting', count: 12, oldestAt: now - 7200 },
        { kind: 'sms', state: 'abandoned', count: 1, oldestAt: now - 9e5 },
      ],
      proposals: [{ ...proposal, href: '/cas/admin/proposals/p1' }],
      charts: [{ name: 'day', slots: [now], series: [], partial: false }],
    },
  },
  adminPeople: {
    found: {
      person,
      action: '/cas/admin/people',
      query: 'p',
      people: [
        { ...long, status: 'locked', administrator: false, href: '/cas/admin/people/n00pablo' },
        { ...marie, status: 'active', administrator: true, href: '/cas/admin/people/n00marie' },
        { uid: 'n00x', email: 'x@example.eu', name: '', status: 'pending', administrator: false, href: '/x' },
      ],
      nextHref: '/cas/admin/people?q=p&after=x',
    },
    none: { person, action: '/cas/admin/people', query: 'nobody', people: [], nextHref: null },
  },
  adminPerson: {
    plain: somebody,
    full: {
      ...somebody,
      notice: 'done',
      subject: { ...subject, ...long, status: 'locked', assurance: 'HIGH', groups: ['EDITORS', 'TRANSLATORS'] },
      password: { kept: 'argon2id', changedAt: now - 50 * 24 * hour, wrong: 100, closedUntil: now + 1e8 },
      factors: [
        {
          id: 'd1',
          kind: 'device',
          name: 'Élodie’s Fairphone',
          model: 'Fairphone 5',
          locked: true,
          addedAt: now - 9e6,
          lastUsedAt: now - 7200,
          removeHref: '/cas/admin/people/n00pablo/reset-factors?factor=d1',
          recoverHref: '/cas/admin/people/n00pablo/start-recovery?factor=d1',
        },
        {
          id: 't1',
          kind: 'token',
          name: 'Acme 98-7654321',
          model: null,
          locked: false,
          addedAt: now - 8e6,
          lastUsedAt: null,
          removeHref: null,
          recoverHref: null,
        },
      ],
      sessions: [
        {
          id: 's1',
          browserName: 'Firefox (Linux)',
          level: 'HIGH',
          createdAt: now - 7200,
          lastSeenAt: now - 60,
          services: ['Europass', 'Shop'],
          endHref: '/cas/admin/people/n00pablo/end-sessions?session=s1',
        },
      ],
      activity: [
        {
          id: 'a1',
          kind: 'account-locked',
          at: now - 60,
          details: {},
          by: { via: 'administration', name: 'n00abcde' },
        },
        {
          id: 'a2',
          kind: 'signed-in',
          at: now - 7200,
          details: { method: 'token', browser: 'Firefox (Linux)' },
          by: null,
        },
      ],
      waits: {
        emailChange: { newEmail: 'pablo@example.org', askedAt: now - 100 },
        factorRemoval: { factorName: 'Fairphone', dueAt: now + 2e5 },
        deletion: { askedBy: 'person', dueAt: now + 9e5 },
      },
    },
    untouchable: {
      ...somebody,
      subject: { ...subject, administrator: true },
      actions: [{ action: 'end-sessions', href: '/cas/admin/people/n00marie/end-sessions' }],
      untouchable: 'administrator',
    },
  },
  adminAction: {
    lock: doing,
    recovery: { ...doing, doing: 'start-recovery', fields: [{ name: 'factor', value: '' }] },
    'recovery-factor': {
      ...doing,
      doing: 'start-recovery',
      fields: [{ name: 'factor', value: 'd1' }],
      about: { field: 'factor', name: 'Élodie’s Fairphone' },
      issues: [{ field: 'form', code: 'admin-removal-waiting' }],
    },
    'reason-missing': { ...doing, issues: [{ field: 'reason', code: 'required' }] },
    token: {
      ...doing,
      action: '/cas/admin/people/n00pablo/assign-token',
      doing: 'assign-token',
      subject: long,
      fields: [{ name: 'serial', value: '98-1' }],
      reason: 'Lost the old one; identity card shown at the desk.',
      takesTwo: true,
      issues: [{ field: 'serial', code: 'admin-unknown-token' }],
    },
  },
  adminProposal: {
    'to-decide': {
      person,
      action: '/cas/admin/proposals/p1',
      proposal: { ...proposal, reason: 'Identity card shown at the desk.', params: { serial: '98-7654321' } },
      own: false,
      aboutOneself: false,
    },
    own: {
      person,
      action: '/cas/admin/proposals/p1',
      proposal: { ...proposal, subject: null, reason: 'x', params: {} },
      own: true,
      aboutOneself: false,
    },
  },
} satisfies Pick<Samples, 'adminHome' | 'adminPeople' | 'adminPerson' | 'adminAction' | 'adminProposal'>
