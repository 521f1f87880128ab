import { isLoopback } from '@laissez-passer/server/settings'
import { certificateFinding } from './certificate.ts'
import { type Check, fault, fine, type Finding, type Patient, warning, withItsSettings } from './finding.ts'
import { saidBy, type Visit, visit } from './visit.ts'

/**
 * The address at which people reach it, asked as they ask: through DNS, TLS and whatever stands before the
 * server.
 */
export const originCheck: Check = {
  name: 'origin',
  async look(patient) {
    const { authorities, settings } = patient
    const { LOGIN_ORIGIN } = settings
    let answer: Visit
    try {
      answer = await visit(`${LOGIN_ORIGIN}/healthz`, { authorities })
    } catch (error) {
      return [
        fault(
          `${LOGIN_ORIGIN} isn’t reached: ${saidBy(error)}.`,
          patient.place.originUnset
            ? `LOGIN_ORIGIN isn’t set here. ${withItsSettings}`
            : 'Is the server running? Look at the name in DNS, at the firewall, and at the proxy before it.',
        ),
      ]
    }
    return [...answered(answer, LOGIN_ORIGIN), ...certificate(answer, patient), ...(await inClear(patient))]
  },
}

function answered({ body, headers, status }: Visit, origin: string): readonly Finding[] {
  if (status >= 300 && status < 400)
    return [
      fault(
        `${origin} sends people on to ${headers.location ?? 'nowhere'}.`,
        'LOGIN_ORIGIN must be the address at which they stay: every link, cookie and passkey hangs on it.',
      ),
    ]
  return status === 200 && body.includes('"status":"ok"')
    ? [fine(`${origin} answers.`)]
    : [
        fault(
          `${origin}/healthz answers ${status}, and not as a server of ours.`,
          'Who answers there? Look at the proxy: does it lead to the server, with every path?',
        ),
      ]
}

function certificate({ tls }: Visit, { now, settings: { LOGIN_ORIGIN } }: Patient): readonly Finding[] {
  if (tls === null)
    return isLoopback(LOGIN_ORIGIN) ? [] : [fault(`${LOGIN_ORIGIN} answers in clear.`, 'People need https there.')]
  const ends = certificateFinding('The certificate', { endsAt: tls.endsAt, now })
  if (tls.error === null || ends.state === 'fault') return [ends]
  return [
    fault(
      `Browsers don’t believe the certificate: ${tls.error}.`,
      'It must be for this very name, by an authority that browsers know, and be sent with its intermediate certificates.',
    ),
  ]
}

/** Who types the name without https begins in clear. */
async function inClear({ authorities, settings: { LOGIN_ORIGIN } }: Patient): Promise<readonly Finding[]> {
  const { host, port, protocol } = new URL(LOGIN_ORIGIN)
  if (protocol !== 'https:' || port !== '') return []
  const answer = await visit(`http://${host}/`, { authorities }).catch(() => null)
  if (answer === null || (answer.status >= 300 && answer.headers.location?.startsWith('https:') === true)) return []
  return [
    warning(
      `http://${host} answers ${answer.status} instead of leading to https.`,
      'Let the proxy redirect there: who types the name begins in clear.',
    ),
  ]
}
