import { askedProps, issuesOf } from '../../sign-in/shown.ts'
import type { PasskeyView } from '@laissez-passer/core/methods/passkey'
import type { MethodPage } from '../../composition.ts'

/** After the password, the passkey. */
export const passkeyPage: MethodPage<PasskeyView> = (c, { render }, asked) =>
  render(c, 'passkey', {
    ...askedProps(c, asked),
    issues: issuesOf(asked),
    options: asked.step.view.params.options,
  })
