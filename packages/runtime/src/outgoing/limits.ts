/** How long a request may take in all, in milliseconds. */
export const patience = 5000

const mostBytes = 64 * 1024

/**
 * Reads a body to its end.
 * @returns null when it is larger than 64 KB; then the rest isn't read
 */
export async function readBody(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | null> {
  const body = new Uint8Array(mostBytes)
  let length = 0
  for await (const part of parts) {
    if (length + part.length > mostBytes) return null
    body.set(part, length)
    length += part.length
  }
  return body.slice(0, length)
}

/** Whether an answer sends us elsewhere (RFC 9110 §15.4). */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400
}
