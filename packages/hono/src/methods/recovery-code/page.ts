import { askedProps } from '../../sign-in/shown.ts'
import type { MethodPage } from '../../composition.ts'

/** One of the ten codes, typed after the password. */
export const recoveryCodePage: MethodPage = (c, { render }, asked) => {
  const refused = asked.refusal
  const until = refused?.until ?? null
  return render(c, 'recoveryCode', {
    ...askedProps(c, asked),
    issues: refused ? [{ field: 'code', code: `recovery-${refused.code}` }] : [],
    until,
    ...(until === null ? {} : { httpStatus: 429 as const }),
  })
}
