import { RefusedCredential, sealCredential } from '@laissez-passer/europass/credentials/seal'
import { spokenFor } from '@laissez-passer/i18n/languages'
import type { Log } from '@laissez-passer/server/log'
import { problem } from '@laissez-passer/server/problem'
import { Hono, type MiddlewareHandler } from 'hono'
import * as z from 'zod/mini'
import { documentKinds } from '../../document-kinds.ts'
import { later } from '../later.ts'
import { rateLimit } from '../rate-limit.ts'
import { readJson } from '../read-json.ts'
import type { Institutions } from '../sealing/institutions.ts'
import type { sealableKinds } from '../sealing/kinds.ts'
import type { Sealing } from '../sealing/open-sealing.ts'
import { lastDay, sealTime } from '../sealing/seal-time.ts'
import { TimestampUnavailable } from '../sealing/timestamp-service.ts'
import type { PortalStore } from '../store/store.ts'
import { unusable } from './institutions-unusable.ts'
import { languageOf } from './pages.ts'
import type { Signed } from './session.ts'

/** What is kept of a credential that was sealed. */
export interface SealedFile {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly bytes: Uint8Array
}

/** What the routes of credentials need. */
export interface CredentialRoutes {
  readonly store: Pick<PortalStore, 'documents'>
  readonly sealing: Sealing
  /** Who speaks for which institution. */
  readonly institutions: Institutions
  readonly log: Log
  readonly kinds: typeof sealableKinds
  /** Keeps a file in somebody's library. */
  readonly keep: (owner: string, file: SealedFile) => Promise<'kept' | 'full'>
  /** Lets only people through who are signed in. */
  readonly signedIn: MiddlewareHandler<Signed>
  /** Seconds since the epoch. */
  readonly now: () => number
}

/** Which document is to be sealed. */
export const asked = z.object({ kind: z.enum(documentKinds), id: z.string().check(z.regex(/^[\w-]{1,64}$/)) })

/**
 * Credentials: which issuers are known, for pages that verify; and sealing of what somebody keeps here. What
 * is sealed is read from the store, never from the request: a browser says only which document.
 */
export function credentialRoutes({
  store,
  sealing,
  institutions,
  log,
  kinds,
  keep,
  signedIn,
  now,
}: CredentialRoutes): Hono<Signed> {
  const limit = rateLimit({ burst: 20, perSecond: 0.2 })
  const app = new Hono<Signed>()
  // For everybody: a receiver of a credential verifies without an account.
  app.get('/issuers', (c) =>
    c.json({ certificates: sealing.trusted.map(({ der }) => Buffer.from(der).toString('base64')) }, 200, {
      'Cache-Control': 'no-cache',
    }),
  )
  app.use('/credentials', signedIn)
  app.post('/credentials', async (c) => {
    const user = c.get('user')
    const wait = limit.take(user.id, { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const read = await readJson(c, asked)
    if (!read.ok) return read.response
    const { kind, id } = read.body
    const contentOf = kinds[kind]
    const document = contentOf && (await store.documents.find({ owner: user.id, kind, id }))
    if (!contentOf || !document) return problem(c, 404, { reason: 'gone' })
    if (sealTime(sealing.certificate, now()) === 'over') {
      log({ level: 'error', event: 'seal-certificate-over', reason: lastDay(sealing.certificate) })
      return later(c, 503, { reason: 'seal-over', wait: 3600 })
    }
    const { organisation, country } = sealing.certificate.subject
    const issuer = { name: organisation, country: country || 'EU' }
    const language = spokenFor(languageOf(c))
    const { body: written, savedAt } = document
    const list = await institutions()
    if (!list.ok && kind !== 'digital-test') return unusable(c, { log, faults: list.faults })
    const listed = list.ok ? list.institutions : []
    const made = await contentOf({ body: written, savedAt, user, institutions: listed, issuer, language, now: now() })
    if (!made.ok) return problem(c, 422, { reason: made.reason })
    try {
      const bytes = await sealCredential(made.content, { ...sealing, now: now() })
      const file = { id: crypto.randomUUID(), name: nameOf(made.content.title), description: '', bytes }
      if ((await keep(user.id, file)) === 'full') return problem(c, 422, { reason: 'full' })
      return c.json({ file: file.id }, 201)
    } catch (error) {
      // Without the timestamp that the operator wants, there is no credential: it is asked for again.
      if (error instanceof TimestampUnavailable || (error instanceof RefusedCredential && isOfTime(error)))
        return later(c, 503, { reason: 'no-timestamp', wait: 30 })
      // A text with half a character has no bytes.
      if (error instanceof RefusedCredential && error.reason === 'broken-text')
        return problem(c, 422, { reason: 'broken-text' })
      throw error
    }
  })
  return app
}

/** What a timestamp service said doesn't hold. */
const isOfTime = ({ reason }: RefusedCredential): boolean => reason === 'timestamp' || reason === 'future'

/** A name for the file, of its title. */
const nameOf = (title: string): string =>
  `${
    title
      .replaceAll(/[\s\p{Cc}/\\:*?"<>|]+/gu, ' ')
      .trim()
      .slice(0, 120) || 'credential'
  }.jsonld`
