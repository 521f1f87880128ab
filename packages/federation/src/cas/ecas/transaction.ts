import { hashToken, newToken } from '@laissez-passer/core/internal/ids'
import type { Seconds, Store } from '@laissez-passer/core/ports'
import { spendAsStranger } from '../../strangers.ts'
import { serviceId } from '../../services/index.ts'
import { type LoginRefusal, readLogin } from '../login-request.ts'
import type { CasProvider } from '../provider.ts'
import { formatOf, type ResponseFormat, type ServiceResponse } from '../responses/service-response.ts'
import { element, xmlDocument } from '../xml.ts'
import { ecasLoginNames } from './login-parameters.ts'

/** A parameter of `/login` that stands for all that a service sent up front. */
export const loginRequestId = 'loginRequestId'

/** Until then the browser comes with it, in seconds; the person may take longer to sign in. */
const transactionSeconds = 300

/** Anybody may send one: it is kept, and isn't large. */
const longest = 4096

/** What a service may send up front; a browser can't add to it. */
const names = ['service', 'renew', 'gateway', 'method', ...ecasLoginNames]

/**
 * Begins a login transaction: takes a service's parameters without a browser that could change them, and says
 * by which id the browser names them, once.
 *
 * @param options - `given`: parameters of the form, as they came; `from`: the network address.
 * @see ecas-protocol, `POST /login/init`
 */
export async function beginLogin(
  provider: CasProvider,
  { from, given }: { readonly given: URLSearchParams; readonly from: string },
): Promise<ServiceResponse> {
  const format = formatOf(given.get('format') || null)
  const sent = new URLSearchParams()
  // Clients of this address send all that they know; what is empty they don't mean, a switch neither.
  for (const name of names) for (const value of given.getAll(name)) if (value !== '') sent.append(name, value)
  const parameters = sent.toString()
  if (parameters.length > longest) return failed(format ?? 'XML', `The request is longer than ${longest} characters`)
  const read = readLogin(provider, sent)
  if (format === null) return failed('XML', 'format is XML or JSON')
  if (read.kind === 'no-service') return failed(format, 'service is missing')
  if (read.kind === 'refuse') return failed(format, wordsOf(read.why))
  // It needs no credentials, as at EU Login.
  const resting = await spendAsStranger(provider, { what: 'login-init', address: from })
  if (resting !== null) return { ...failed(format, 'Too many logins begin at this address'), status: 429, ...resting }
  const { hash, token } = newToken(provider.random)
  await provider.store.pushedRequests.push({
    idHash: hash,
    clientId: serviceId(read.request.service),
    parameters,
    createdAt: provider.now,
    expiresAt: provider.now + transactionSeconds,
  })
  return answer(format, { loginRequestSuccess: { loginRequestId: `${prefix}${token}` } })
}

const prefix = 'ECAS_LR-'

/** A login with what its service sent up front. */
export interface Transaction {
  /** `idHash` of what is spent by the ticket that answers it. */
  readonly pushed: string | null
  /** What the service asks. */
  readonly query: URLSearchParams
}

/**
 * What a browser at `/login` asks: what its query says, or what the service sent up front under the id that
 * it names; then nothing else in the query counts.
 *
 * @param inTime - The browser came before, and comes back from signing in.
 * @returns null when no such login waits: it was answered, or the browser took too long, or nobody began it
 */
export async function transactionOf(
  { now, store }: { readonly now: Seconds; readonly store: Pick<Store, 'pushedRequests'> },
  { inTime, query }: { readonly query: URLSearchParams; readonly inTime: boolean },
): Promise<Transaction | null> {
  const [id, ...more] = query.getAll(loginRequestId)
  if (id === undefined) return { pushed: null, query }
  if (more.length > 0 || !id.startsWith(prefix)) return null
  const found = await store.pushedRequests.find(hashToken(id.slice(prefix.length)))
  if (found === null || (!inTime && found.expiresAt <= now)) return null
  return { pushed: found.idHash, query: new URLSearchParams(found.parameters) }
}

function wordsOf(why: LoginRefusal): string {
  if (why.reason === 'parameter') return why.message
  return why.reason === 'repeated-parameter' ? 'A parameter occurs twice' : 'No registered service has this address'
}

function failed(format: ResponseFormat, description: string): ServiceResponse {
  return answer(format, { loginRequestFailure: { code: 'INVALID_REQUEST', description } })
}

type Outcome =
  | { readonly loginRequestSuccess: { readonly loginRequestId: string } }
  | { readonly loginRequestFailure: { readonly code: string; readonly description: string } }

/** Without prefix and namespace: clients look for the bare names. */
function answer(format: ResponseFormat, outcome: Outcome): ServiceResponse {
  if (format === 'JSON') return { type: 'application/json', body: JSON.stringify({ loginRequest: outcome }) }
  const said =
    'loginRequestSuccess' in outcome
      ? element('loginRequestSuccess', [element(loginRequestId, outcome.loginRequestSuccess.loginRequestId)])
      : element('loginRequestFailure', outcome.loginRequestFailure.description, {
          code: outcome.loginRequestFailure.code,
        })
  return { type: 'application/xml; charset=utf-8', body: xmlDocument(element('loginRequest', [said])) }
}
