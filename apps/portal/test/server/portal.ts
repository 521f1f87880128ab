import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TypesetEngine, TypesetError } from '@laissez-passer/europass/typst'
import { node } from '@laissez-passer/runtime/node'
import { createApplication } from '../../src/server/application.ts'
import { brandedWeb } from '../../src/server/branded-web.ts'
import { defaultLinks } from '../../src/server/links/links.ts'
import type { InstitutionsResult } from '../../src/server/sealing/institutions.ts'
import { openSealing } from '../../src/server/sealing/open-sealing.ts'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { relatedIn } from '../../src/server/suggestions/related.ts'
import { defaultTable, fromTable } from '../../src/server/suggestions/table.ts'
import { webFolder } from '../../src/server/web-folder.ts'
import { judgeAnswer } from './as-described.ts'

export const origin = 'http://localhost:4001'

/** The least that is a PDF of Typst: metadata and a catalog. */
const emptyPdf = (() => {
  const objects = [
    '<<\n  /Length 0\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n\nendstream',
    '<<\n  /Type /Catalog\n  /Metadata 1 0 R\n>>',
  ]
  let file = '%PDF-1.7\n'
  const rows = objects.map((object, index) => {
    const row = `${String(file.length).padStart(10, '0')} 00000 n\r\n`
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return row
  })
  return `${file}xref\n0 3\n0000000000 65535 f\r\n${rows.join('')}trailer\n<<\n  /Size 3\n  /Root 2 0 R\n>>\nstartxref\n${file.length}\n%%EOF`
})()

const opened = await openSealing(
  { sealKeyFile: null, sealCertificateFile: null, timestampUrl: null, trustedIssuersFile: null },
  { folder: mkdtempSync(join(tmpdir(), 'portal-seal-')), origin, now: 1_800_000_000 },
)
if (!opened.ok) throw new Error(opened.line)
/** A seal for trying, of the clock's first moment. */
export const { sealing } = opened

export const chamber = {
  id: 'https://example.eu/chamber',
  name: 'Handwerkskammer',
  names: ['Chamber of Crafts'],
  country: 'DE',
  emailDomains: [],
  people: ['ada'],
}
export const university = {
  id: 'https://example.eu/university',
  name: 'University of Zed',
  names: [],
  country: 'IE',
  emailDomains: ['zed.example'],
  people: [],
}

/**
 * A portal on a database in memory, with an engine that sets nothing, and a clock to turn.
 *
 * @param brand folder of one
 */
export function portal({ brand = null }: { readonly brand?: string | null } = {}) {
  const web = mkdtempSync(join(tmpdir(), 'portal-web-'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><html lang="en"><head><title>Europass</title></head></html>')
  const worn = brandedWeb(webFolder(web), brand)
  if (!worn.ok) throw new Error(worn.line)
  const store = sqliteStore(':memory:')
  const clock = { now: 1_800_000_000 }
  const engine: TypesetEngine & { next: Uint8Array | TypesetError } = {
    next: new TextEncoder().encode(emptyPdf),
    typeset: async () => {
      if (engine.next instanceof Error) throw engine.next
      return engine.next
    },
  }
  /** Ada speaks for a chamber; Grace for a university, by her domain. To be changed by tests. */
  const listed: { now: InstitutionsResult } = { now: { ok: true, institutions: [chamber, university] } }
  const logged: unknown[] = []
  const app = createApplication({
    origin,
    login: 'http://localhost:4000/cas',
    clientSecret: 'secret',
    store,
    engine,
    runtime: async () => node({ secretKey: 'a key of links for tests and for nothing else' }),
    sealing,
    institutions: async () => listed.now,
    web: worn.web,
    facts: { supportEmail: 'help@example.eu', supportUrl: null, docsUrl: 'https://docs.example.eu' },
    links: defaultLinks(),
    suggestions: fromTable(defaultTable()),
    related: relatedIn(defaultTable()),
    address: (c) => c.req.header('X-Test-Address') ?? '192.0.2.1',
    log: (event) => void logged.push(event),
    now: () => clock.now,
    fetch: () => Promise.reject(new Error('EU Login is down')),
  })
  /** Signs a person in, as the callback of a finished login does, and gives their cookie. */
  const signIn = async (
    id: string,
    level: 'BASIC' | 'MEDIUM' = 'MEDIUM',
    { email = `${id}@example.eu`, verified = true }: { readonly email?: string; readonly verified?: boolean } = {},
  ): Promise<string> => {
    const token = randomBytes(32).toString('base64url')
    const user = {
      id,
      email,
      firstName: 'Ada',
      lastName: 'L',
      language: 'en',
      level,
      methods: ['pwd'],
      authenticatedAt: clock.now,
      claims: { email_verified: verified },
    }
    await store.sessions.open({
      idHash: createHash('sha256').update(token).digest('base64url'),
      user,
      sealed: 't',
      sidHash: `sid of ${id}`,
      subjectHash: `subject of ${id}`,
      expiresAt: clock.now + 3600,
    })
    return `__Host-lp-portal=${token}`
  }
  const send = async (
    method: string,
    path: string,
    options: { cookie?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> => {
    const body = typeof options.body === 'string' ? options.body : JSON.stringify(options.body)
    const answer = await app.request(`${origin}${path}`, {
      method,
      headers: {
        ...(method !== 'GET' && { Origin: origin }),
        ...(options.body !== undefined && { 'Content-Type': 'application/json' }),
        ...(options.cookie && { Cookie: options.cookie }),
        ...options.headers,
      },
      ...(body !== undefined && { body }),
    })
    // A HEAD has nothing to be judged.
    if (method !== 'HEAD' && path.startsWith('/api/') && path !== '/api/openapi.json')
      await judgeAnswer({ method, path, body }, answer.clone())
    return answer
  }
  return { app, listed, web, store, clock, engine, logged, signIn, send }
}
