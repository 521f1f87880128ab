import { type Check, fault, fine, type Finding, warning } from './finding.ts'
import { visit } from './visit.ts'

/** Seconds off by which codes by time and other people's tokens begin to fail. */
const some = 10
const many = 60

/**
 * The clock, beside those that are there without asking a stranger: the database server's, and that of
 * whatever answers at the origin. On one machine they are one clock, and agree.
 */
export const clockCheck: Check = {
  name: 'clock',
  async look({ authorities, place, settings }) {
    const clocks: readonly (readonly [string, number | null])[] = [
      ['The database’s clock', (await place.upkeep.health()).clock],
      [`The clock at ${settings.LOGIN_ORIGIN}`, await dateAt(settings.LOGIN_ORIGIN, authorities)],
    ]
    const known = clocks.flatMap(([whose, at]) => (at === null ? [] : [judged(whose, at - Date.now() / 1000)]))
    return known.length > 0
      ? known
      : [
          warning(
            `It is ${new Date().toISOString()} here; no other clock is at hand.`,
            'Look whether that is so, and keep the clock by NTP: codes by time allow for half a minute.',
          ),
        ]
  },
}

function judged(whose: string, ahead: number): Finding {
  const off = Math.abs(ahead)
  // Both are told to the second.
  if (off <= some) return fine(`${whose} agrees with this machine’s.`)
  const saw = `${whose} is ${Math.round(off)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} this machine’s.`
  const remedy = 'Keep both by NTP. Codes by time, tickets and tokens of others are refused otherwise.'
  return off > many ? fault(saw, remedy) : warning(saw, remedy)
}

async function dateAt(origin: string, authorities: string | undefined): Promise<number | null> {
  const answer = await visit(`${origin}/healthz`, { authorities }).catch(() => null)
  const date = Date.parse(answer?.headers.date ?? '')
  return Number.isNaN(date) ? null : date / 1000
}
