/** An answer, read as JSON. */
export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** In milliseconds: where nothing goes on for so long, the keeping of the file included, nothing does. */
const patience = 30_000

/**
 * Sends bytes, and tells how far they are: `fetch` can't.
 *
 * @returns null where there was no answer, or not in time
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
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value)
    sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0))
    let timer: ReturnType<typeof setTimeout> | undefined
    const goOn = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => sending.abort(), patience)
    }
    const end = (answer: Answer | null): void => {
      clearTimeout(timer)
      resolve(answer)
    }
    for (const event of ['progress', 'load']) sending.upload.addEventListener(event, goOn)
    for (const failed of ['error', 'abort']) sending.addEventListener(failed, () => end(null))
    sending.addEventListener('load', () => end({ status: sending.status, body: jsonOf(sending.responseText) }))
    goOn()
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
