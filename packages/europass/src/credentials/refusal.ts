import type { CredentialRefusal } from './result.ts'
import { shownLine } from './shown-line.ts'

/** What ends the reading of a file, with the reason that is told. */
export class RefusedCredential extends Error {
  override readonly name = 'RefusedCredential'
  readonly reason: CredentialRefusal
  readonly detail: string

  constructor(reason: CredentialRefusal, detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`)
    this.reason = reason
    // Names come from the file: a line of them is enough.
    this.detail = shownLine(detail).slice(0, 200)
  }
}
