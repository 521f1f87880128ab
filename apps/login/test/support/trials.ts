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
    says: {
      messages: [
        { to: whom, template: 'token-added' },
        { to: whom, template: 'token-removed' },
      ],
    },
  },
  'outbox retry': { args: args('--all'), says: { retried: 0 } },
  'outbox drop': { args: args('nothing', '--reason', 'none'), code: 1, says: { reason: 'unknown-message' } },
  'mail test': { args: args(whom), code: 1, says: { reason: 'no-mail-server' } },
  'audit list': {
    args: args('--account', whom, '--limit', '1'),
    says: { rows: [{ kind: 'token-removed', details: {} }] },
  },
  'audit verify': { args: args(), says: { cut: { position: 0 }, head: expect.stringMatching(/^\d+\.[0-9a-f]{64}$/) } },
  'audit export': {
    args: async ({ file }) => [file('audit.jsonl')],
    says: { head: expect.stringMatching(/^\d+\.[0-9a-f]{64}$/) },
  },
  backup: { args: async ({ file }) => [file('all.backup')], says: { encrypted: false } },
  restore: { args: async ({ file }) => [file('all.backup'), '--replace'], says: { filesWritten: [] } },
  doctor: {
    // The PostgreSQL of tests doesn’t wait for the disk, which is a fault.
    args: async ({ kind }) => ['--only', `versions,settings,keys,mail${kind === 'postgres' ? '' : ',database'}`],
    says: { faults: 0 },
  },
  migrate: { args: args('--dry-run'), says: { dryRun: true, missing: [] } },
}
