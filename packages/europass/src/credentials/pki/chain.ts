import type { Chain } from '../result.ts'
import { isSignedBy, type ReadCertificate } from './certificate.ts'

/** The most certificates between a seal and its root. */
const longest = 8

/**
 * Follows certificates from a seal to whoever signs themselves, as far as they are there. A link counts only
 * where the issuer is an authority that may sign certificates, and both were valid at the time.
 *
 * @param from `pool`: certificates of the file, which nobody vouches for; `trusted`: those the caller gives;
 * `at`: seconds since the epoch
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6
 */
export async function chainOf(
  leaf: ReadCertificate,
  from: {
    readonly pool: readonly ReadCertificate[]
    readonly trusted: readonly ReadCertificate[]
    readonly at: number
  },
): Promise<Chain> {
  const certificates = [leaf]
  let complete = await isRoot(leaf)
  while (!complete && certificates.length < longest) {
    const issuer = await issuerOf(certificates, from)
    if (!issuer) break
    certificates.push(issuer)
    complete = await isRoot(issuer)
  }
  const listed = new Set(from.trusted.map(({ view }) => view.fingerprint))
  return {
    certificates: certificates.map(({ view }) => view),
    complete,
    trusted: certificates.some(({ view }) => listed.has(view.fingerprint)) ? 'listed' : 'unlisted',
  }
}

const isRoot = async (one: ReadCertificate): Promise<boolean> => one.view.selfSigned && (await isSignedBy(one, one))

async function issuerOf(
  certificates: readonly ReadCertificate[],
  { pool, trusted, at }: Parameters<typeof chainOf>[1],
): Promise<ReadCertificate | undefined> {
  const last = certificates.at(-1)
  if (!last) return undefined
  const used = new Set(certificates.map(({ view }) => view.fingerprint))
  for (const one of [...trusted, ...pool])
    if (
      !used.has(one.view.fingerprint) &&
      one.x509.subject.isEqual(last.x509.issuer) &&
      // The seal's own certificate isn't between; each authority says how many may be below it.
      mayIssue(one, certificates.length - 1) &&
      isValidAt(one, at) &&
      (await isSignedBy(last, one))
    )
      return one
  return undefined
}

const mayIssue = ({ authority, usages, unknownCritical }: ReadCertificate, below: number): boolean =>
  authority !== null &&
  authority.pathLength >= below &&
  (usages === null || usages.certificates) &&
  unknownCritical === null

/** Whether a moment, in seconds since the epoch, is within a certificate's time. */
export const isValidAt = ({ view }: ReadCertificate, at: number): boolean => view.notBefore <= at && at <= view.notAfter
