import type { Pen } from './draft.ts'
import { isOneSegment } from './segment.ts'

/**
 * Text messages. What a code is for stands in it, so that nobody can beg for it as something else. The last
 * line binds the code to our own site: phones fill it in there and nowhere else.
 * @see https://wicg.github.io/sms-one-time-codes/
 */
export const texts: Readonly<Record<string, (pen: Pen) => string>> = {
  'text-sign-in': (pen) => withCode(pen, 'text-sign-in'),
  'text-new-phone': (pen) => withCode(pen, 'text-new-phone'),
}

/** The fullest wording that travels as one message; a long name of the provider gives way first. */
function withCode({ t, text }: Pen, kind: 'text-sign-in' | 'text-new-phone'): string {
  const [code, provider] = [text('code'), text('provider')]
  const bound = `@${text('host')} #${code}`
  const wordings = [t(kind, { code, provider }), t(`${kind}.short`, { code }), code].map(
    (words) => `${words}\n\n${bound}`,
  )
  return wordings.find(isOneSegment) ?? `${code}\n\n${bound}`
}
