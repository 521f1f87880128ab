import { askedProps, issueOf } from '../../sign-in/shown.ts'
import type { MethodPage } from '../face.ts'

/** After the password, the passkey. */
export const passkeyPage: MethodPage = (c, { render }, asked) =>
  render(c, 'passkey', {
    ...askedProps(c, asked),
    issues: asked.refusal ? [issueOf(asked.refusal)] : [],
    options: String(asked.step.view.params.options),
  })
