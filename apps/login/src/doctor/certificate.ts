import { moment } from '../cli/moments.ts'
import { fault, fine, type Finding, warning } from './finding.ts'

const day = 86_400
/** Whoever renews by themselves does it earlier. */
const soon = 14 * day

/** What is to be said of the end of a certificate, whose it is standing before it. */
export function certificateFinding(
  whose: string,
  { endsAt, now }: { readonly endsAt: number | null; readonly now: number },
): Finding {
  if (endsAt === null) return warning(`${whose} says no end.`, 'Look at it: it is an odd one.')
  const until = moment(endsAt)
  if (endsAt <= now) return fault(`${whose} ended ${until}.`, 'Renew it now: browsers and servers refuse it.')
  return endsAt - now < soon
    ? warning(`${whose} ends ${until}.`, 'Renew it; what should have renewed it by itself doesn’t.')
    : fine(`${whose} is good until ${until}.`)
}
