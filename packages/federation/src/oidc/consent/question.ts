import type { Session } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import type { OidcService } from '../../services/index.ts'
import { sameSecret } from '../encoding.ts'
import type { OidcContext } from '../provider.ts'
import { isSelfRegistered } from '../registration/stored.ts'
import { type Known, knownBy } from './known.ts'

/** Who asks whom for what, for the page that asks. */
export interface ConsentQuestion {
  readonly service: Pick<OidcService, 'name' | 'description' | 'logo'>
  /** Where a service that registered itself sends people on to; null: the operator registered it. */
  readonly unchecked: string | null
  readonly known: readonly Known[]
  /** The request, as it comes back with the answer. */
  readonly query: string
  /** That this provider asked this very session about this very request: it comes back with the answer. */
  readonly proof: string
}

/** Asks a session about a request. */
export async function ask(
  context: Pick<OidcContext, 'keyRing'>,
  {
    query,
    request,
    session,
  }: {
    readonly query: URLSearchParams
    readonly request: {
      readonly asks: readonly string[]
      readonly redirectUri: string
      readonly service: OidcService
    }
    readonly session: Session
  },
): Promise<ConsentQuestion> {
  const { clientId, name, description, logo, releasedAttributes } = request.service
  const asked = String(query)
  const [proof = ''] = await proofs(context, { query: asked, session })
  return {
    service: { name, description, logo },
    unchecked: isSelfRegistered(clientId) ? new URL(request.redirectUri).host : null,
    known: knownBy(request.asks, { releasedAttributes }),
    query: asked,
    proof,
  }
}

/** Whether this session was asked about this request. */
export async function wasAsked(
  context: Pick<OidcContext, 'keyRing'>,
  { proof, query, session }: { readonly proof: string; readonly query: string; readonly session: Session },
): Promise<boolean> {
  const own = await proofs(context, { query, session })
  return own.map((each) => sameSecret(each, proof)).includes(true)
}

async function proofs(
  { keyRing }: Pick<OidcContext, 'keyRing'>,
  { query, session }: { readonly query: string; readonly session: Session },
): Promise<readonly string[]> {
  const macs = await keyRing.macs('consent', JSON.stringify([session.idHash, query]))
  return macs.map((mac) => base64url.encode(mac))
}
