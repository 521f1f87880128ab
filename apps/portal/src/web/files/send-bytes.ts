import { shownTo } from '../request.ts'

/** An answer, read as JSON. */
export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * Sends bytes, and tells how far they are: `fetch` can't.
 *
 * @returns null where there was no answer
 */
export function sendBytes(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  {
    headers = {},
    onProgress,
  }: { readonly headers?: Readonly<Record<string, string>>; readonly onProgress?: (part: number) => void },
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const sending = new XMLHttpRequest()
    sending.open('PUT', path)
    sending.setRequestHeader('Content-Type', 'application/octet-stream')
    for (const [name, value] of Object.entries({ ...shownTo(), ...headers })) sending.setRequestHeader(name, value)
    sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0))
    for (const failed of ['error', 'abort', 'timeout']) sending.addEventListener(failed, () => resolve(null))
    sending.addEventListener('load', () => resolve({ status: sending.status, body: jsonOf(sending.responseText) }))
    sending.send(bytes)
  })
}

function jsonOf(text: string): Answer['body'] {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}
