import { RelyingPartyError } from '../../src/index.ts'

/** What a call throws, as `code: message`. */
export function thrown(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (error instanceof RelyingPartyError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'nothing'
}
