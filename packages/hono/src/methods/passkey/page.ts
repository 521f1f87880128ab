import { askedProps, issuesOf } from '../../sign-in/shown.ts'
import type { MethodPage } from '../../composition.ts'

/** After the password, the passkey. */
export const passkeyPage: MethodPage = (c, { render }, asked) =>
  render(c, 'passkey', {
    ...askedProps(c, asked),
    issues: issuesOf(asked),
    options: String(asked.step.view.params.options),
  })
