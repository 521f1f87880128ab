import { withQuery } from '@laissez-passer/core/addresses'
import type { Context as UseCaseContext, MethodView } from '@laissez-passer/core/context'
import type { Seconds } from '@laissez-passer/core/ports'
import type { SentCodeProps } from '@laissez-passer/pages/types'
import { askedProps, credentialAsked, triesLeft } from '../sign-in/shown.ts'
import { type MethodPage } from '../composition.ts'
import { isResent } from '../resent.ts'
import { advisedWays } from './face.ts'

/** What every method shows whose codes are sent. */
type SentCodeView = MethodView<{ readonly left: number; readonly tries: number }>

const ENDS: ReadonlySet<string> = new Set<SentCodeProps['status']>([
  'expired',
  'no-tries',
  'throttled',
  'too-many',
  'reset-lately',
])

function ends(reason: string | null | undefined): reason is SentCodeProps['status'] {
  return reason != null && ENDS.has(reason)
}

/**
 * The page of a code that was sent to the person.
 *
 * @param kind how it was sent
 * @param options `endsAt`: when this way of sending ends, where people are told; null: there is nothing to
 * tell
 */
export function sentCodePage(
  kind: SentCodeProps['kind'],
  { endsAt }: { readonly endsAt: (context: UseCaseContext) => Seconds | null },
): MethodPage<SentCodeView> {
  return (c, { addresses, faces, render }, asked) => {
    const end = endsAt(c.get('context'))
    const { credentials, view } = asked.step
    const refused = asked.refusal
    // No other message may go out, but the last one still works.
    const works = refused?.code === 'too-many' && view.status === 'ready'
    const status = (works ? null : [refused?.code, view.reason].find(ends)) ?? 'ready'
    const issue = works ? { field: 'form', code: 'sent-too-many' } : { field: 'code', code: `sent-${refused?.code}` }
    return render(c, 'sentCode', {
      ...askedProps(c, asked, { names: true }),
      issues: status === 'ready' && refused ? [issue] : [],
      status,
      kind,
      sentTo: credentialAsked(asked)?.name ?? '',
      resent: status === 'ready' && isResent(c),
      triesLeft: status === 'ready' ? triesLeft(view.params) : null,
      until: status === 'ready' ? null : (refused?.until ?? null),
      ends: end === null ? null : { at: end, instead: advisedWays(faces, { addresses })[0] ?? null },
      otherNumberHref:
        credentials.length > 1 ? withQuery(c.get('addresses').signInFlow(asked.signInId), { devices: 1 }) : null,
      ...(refused ? { httpStatus: refused.until ? (429 as const) : (422 as const) } : {}),
    })
  }
}
