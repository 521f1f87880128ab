import { createServer, type Server, type ServerResponse } from 'node:http'

/** A service's server that takes logout notices. */
export interface Receiver {
  readonly url: string
  /** The forms that were posted, in order, with the path each went to. */
  readonly posted: { readonly path: string; readonly form: URLSearchParams }[]
  /** How it answers from now on. Default: 200. */
  answer: (response: ServerResponse) => void
  close(): Promise<void>
}

/** Starts one on a port of this machine. */
export async function receiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      made.posted.push({ path: request.url ?? '', form: new URLSearchParams(body) })
      made.answer(response)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const made: Receiver = {
    url: `http://localhost:${portOf(server)}`,
    posted: [],
    answer: (response) => response.end(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return made
}

function portOf(server: Server): number {
  const at = server.address()
  return typeof at === 'object' && at !== null ? at.port : 0
}
