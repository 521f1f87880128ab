import { writeFile } from 'node:fs/promises'
import { expect } from 'vitest'
import type { TestPlace } from './places.ts'

/** How a command is tried on each database. */
export interface Trial {
  /** What follows its name, on the data of a test place; `file`: names a file in its folder. */
  readonly args: (place: TestPlace & { readonly file: (name: string) => string }) => Promise<readonly string[]>
  /** What it ends with; default: 0. */
  readonly code?: 0 | 1
  /** Fields of what it prints with `--json`. */
  readonly says: Readonly<Record<string, unknown>>
}

const whom = 'elodie@example.org'
const device = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage>
  <DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>100</SerialNo></DeviceInfo>
  <Key Id="100" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp"><AlgorithmParameters/>
  <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data></Key></KeyPackage></KeyContainer>`

const args =
  (...given: readonly string[]) =>
  async () =>
    given

/**
 * Every command there is, in the order in which they are tried on the same data: an account of
 * `elodie@example.org` with a session, keys, and services. `elsewhere`: it needs no data, and has a test of
 * its own.
 */
export const trials: Readonly<Record<string, Trial | 'elsewhere'>> = {
  dev: 'elsewhere',
  'accounts set': {
    args: args(whom, '--assurance', 'HIGH', '--groups', 'EDITORS'),
    says: { assurance: 'HIGH', groups: ['EDITORS'] },
  },
  'keys list': { args: args(), says: { keys: [{ state: 'signs' }, { state: 'signs' }] } },
  'keys rotate': { args: args(), says: { removed: [] } },
  'languages add': {
    args: async ({ file }) => ['de', '--folder', file('brand')],
    says: { files: Array.from({ length: 5 }, () => ({ kept: 0 })) },
  },
  'languages check': {
    args: async ({ file }) => ['--folder', file('brand'), '--complete'],
    says: { languages: [{ language: 'de', complete: true }] },
  },
  'services list': { args: args(), says: { services: [{ clientId: 'shop' }, { type: 'cas' }] } },
  'services check': { args: args('https://old.example.eu/app/x'), says: { cas: { service: 'Old' } } },
  'services add': { args: args('--name', 'New', '--url', 'https://new.example.eu'), says: { name: 'New' } },
  'services remove': { args: args('https://new.example.eu'), says: { name: 'New' } },
  'clients list': { args: args(), says: { clients: [] } },
  'clients remove': { args: args('dyn-nobody'), code: 1, says: { reason: 'unknown-client' } },
  'tokens import': {
    async args({ file }) {
      await writeFile(file('tokens.xml'), device)
      return [file('tokens.xml'), '--stock']
    },
    says: { stocked: 1 },
  },
  'tokens list': { args: args(), says: { tokens: [{ serial: '100' }] } },
  'tokens assign': { args: args('100', whom), says: { serial: '100' } },
  'tokens revoke': { args: args('100', whom), says: { serial: '100' } },
  'sessions list': { args: args(whom), says: { sessions: [{ level: 'BASIC', services: [] }] } },
  stats: {
    args: args('--days', '2'),
    says: { accounts: { active: 1, pending: 0, locked: 0 }, withPassword: 1, openSessions: 1 },
  },
  'sessions end': { args: args('--everybody', '--reason', 'a test'), says: { ended: 1 } },
  'outbox list': {
    args: args(),
    // Which of a second's messages comes first is nobody's business.
    says: {
      messages: expect.arrayContaining(
        ['token-added', 'token-removed'].map((template) => expect.objectContaining({ to: whom, template })),
      ),
    },
  },
  'outbox retry': { args: args('--all'), says: { retried: 0 } },
  'outbox drop': { args: args('nothing', '--reason', 'none'), code: 1, says: { reason: 'unknown-message' } },
  'mail test': { args: args(whom), code: 1, says: { reason: 'no-mail-server' } },
  'audit list': {
    // As of messages.
    args: args('--account', whom, '--limit', '100'),
    says: { rows: expect.arrayContaining([expect.objectContaining({ kind: 'token-removed', details: {} })]) },
  },
  'audit verify': { args: args(), says: { cut: { position: 0 }, head: expect.stringMatching(/^\d+\.[0-9a-f]{64}$/) } },
  'audit export': {
    args: async ({ file }) => [file('audit.jsonl')],
    says: { head: expect.stringMatching(/^\d+\.[0-9a-f]{64}$/) },
  },
  backup: { args: async ({ file }) => [file('all.backup')], says: { encrypted: false } },
  restore: { args: async ({ file }) => [file('all.backup'), '--replace'], says: { filesWritten: [] } },
  'directory mend': { args: args(), code: 1, says: { reason: 'one-database' } },
  doctor: {
    // The PostgreSQL of tests doesn’t wait for the disk, which is a fault.
    args: async ({ kind }) => ['--only', `versions,settings,keys,mail${kind === 'postgres' ? '' : ',database'}`],
    says: { faults: 0 },
  },
  migrate: { args: args('--dry-run'), says: { dryRun: true, missing: [] } },
  'accounts search': { args: args('elodie'), says: { accounts: [{ email: whom }], next: null } },
  'accounts list': { args: args('--status', 'active'), says: { accounts: [{ email: whom }] } },
  'accounts show': {
    args: args(whom),
    says: { account: { email: whom, status: 'active' }, password: { kept: 'argon2id' }, sessions: [] },
  },
  'accounts create': {
    async args({ file }) {
      await writeFile(file('password'), 'Green-Kettle-42\n')
      return ['new@example.org', '--first-name', 'New', '--password-file', file('password')]
    },
    says: { uid: expect.stringMatching(/^n00[a-z]{5}$/) },
  },
  'accounts invite': {
    args: args('invited@example.org', '--first-name', 'Anna', '--uid', 'anna.invited'),
    says: { uid: 'anna.invited', again: false },
  },
  'accounts import': {
    async args({ file }) {
      const hash = `$argon2id$v=19$m=1024,t=1,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`
      const wrong = 'md5:8743b52063cd84097a65d1633f5c74f5'
      const lines = [
        'email,first_name,last_name,hash',
        `ada@example.org,Ada,Lovelace,"${hash}"`,
        `elodie@example.org,Other,Name,"${hash}"`,
        `broken@example.org,Broken,,${wrong}`,
        'nobody,X,Y,',
      ]
      await writeFile(file('people.csv'), lines.join('\n'))
      return [file('people.csv'), '--errors', file('errors.jsonl')]
    },
    code: 1,
    says: {
      added: 1,
      there: 1,
      refused: 2,
      faults: [expect.stringMatching(/^line 4: passwordHash: /), expect.stringMatching(/^line 5: email: /)],
    },
  },
  'accounts lock': { args: args('ada@example.org', '--reason', 'a test'), says: { status: 'locked' } },
  'accounts unlock': { args: args('ada@example.org'), says: { status: 'active' } },
  'accounts start-recovery': {
    args: args('ada@example.org', '--reason', 'called'),
    says: { uid: expect.any(String), factor: null },
  },
  'accounts reset-factors': {
    args: args('ada@example.org'),
    code: 1,
    says: { reason: 'nothing-set-up' },
  },
  'accounts export': {
    args: async ({ file }) => [file('export.csv'), '--with-password-hashes'],
    says: { exported: 4 },
  },
  'accounts merge': {
    args: args('ada@example.org', whom, '--yes', '--reason', 'a test'),
    says: { uid: expect.any(String), dryRun: false, moved: { lines: 4, services: [], groups: [], assurance: null } },
  },
  'accounts delete': {
    args: args('invited@example.org', '--yes', '--reason', 'a test'),
    says: { uid: expect.any(String) },
  },
}
