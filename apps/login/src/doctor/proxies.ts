import { node } from '@laissez-passer/runtime/node'
import * as z from 'zod'
import { type Check, fault, fine, type Finding, type Patient, warning } from './finding.ts'
import { visit } from './visit.ts'

const seen = z.object({
  peer: z.string().nullable(),
  trusted: z.boolean(),
  forwardedFor: z.string().nullable(),
  countedAs: z.string(),
})

/** An address that nobody has (RFC 5737): who is counted as it was believed without being asked. */
const invented = '192.0.2.77'

/**
 * Whether the server knows who asks: it is asked through the origin how the question arrives, once more with
 * a header as a stranger would forge it.
 */
export const proxiesCheck: Check = {
  name: 'proxies',
  async look(patient) {
    const plain = await arrival(patient, {})
    if (plain === null)
      return [
        warning(
          'The server doesn’t say how requests arrive.',
          'It doesn’t run, isn’t reached, is of an older version, or has another SECRET_KEY.',
        ),
      ]
    const forged = await arrival(patient, { 'X-Forwarded-For': invented })
    return [
      ...(forged?.countedAs === invented
        ? [
            fault(
              'Whoever writes X-Forwarded-For is taken for whom they name: limits by address are void.',
              `Let the proxy at ${plain.peer} write that header anew, or take it out of TRUSTED_PROXIES.`,
            ),
          ]
        : []),
      judged(plain),
    ]
  },
}

function judged({ countedAs, forwardedFor, peer, trusted }: z.output<typeof seen>): Finding {
  if (trusted && forwardedFor === null)
    return fault(
      `The proxy at ${peer} is trusted, and doesn’t say for whom it asks: all people are counted as ${countedAs}.`,
      'Let it set X-Forwarded-For.',
    )
  if (!trusted && forwardedFor !== null)
    return fault(
      `A proxy at ${peer} says for whom it asks, and isn’t believed: all people are counted as ${countedAs}.`,
      `If it is yours, add it to TRUSTED_PROXIES (${peer}).`,
    )
  return trusted
    ? fine(`The proxy at ${peer} is believed; this machine is counted as ${countedAs}.`)
    : fine(`No proxy stands before the server; this machine is counted as ${countedAs}.`)
}

async function arrival(
  { authorities, secretKey, settings }: Patient,
  headers: Readonly<Record<string, string>>,
): Promise<z.output<typeof seen> | null> {
  if (secretKey === null) return null
  const runtime = node({ secretKey })
  const at = String(runtime.now())
  const mac = Buffer.from(await runtime.keyRing.mac('as seen', at)).toString('hex')
  const Authorization = `Operator ${at}.${mac}`
  const address = `${settings.LOGIN_ORIGIN}/readyz/seen`
  const answer = await visit(address, { authorities, headers: { ...headers, Authorization } }).catch(() => null)
  if (answer?.status !== 200) return null
  const { data } = seen.safeParse(jsonOf(answer.body))
  return data ?? null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
