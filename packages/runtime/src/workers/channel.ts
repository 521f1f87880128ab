/** What of a Durable Object's state is used here. */
export interface ChannelState {
  /** From then on the object may sleep while the socket stays open. */
  acceptWebSocket(socket: WebSocket): void
  getWebSockets(): WebSocket[]
}

declare const WebSocketPair: new () => { readonly 0: WebSocket; readonly 1: WebSocket }

/** How long news are told to whoever comes just after them, in milliseconds: they may have looked before. */
const overlap = 5000

/**
 * A Durable Object through which isolates tell one another that something changed: one object a topic. Who
 * waits holds a WebSocket to it, over which nothing but “look again” is said, so that it keeps nothing and
 * sleeps while nothing happens (hibernation), the sockets open. Restarted, it has lost what it told in the
 * last seconds and, when its program is replaced, the sockets: waiters then look at once, and listen anew.
 *
 * Export it from the Worker's entry, and bind it in `wrangler.jsonc` under `durable_objects`.
 *
 * @see https://developers.cloudflare.com/durable-objects/best-practices/websockets/
 */
export class Channel {
  readonly #state: ChannelState
  #told: number = -Infinity

  constructor(state: ChannelState) {
    this.#state = state
  }

  /** A WebSocket that hears the news; or, by POST, the news. */
  fetch(request: Request): Response {
    if (request.method === 'POST') return this.#tell()
    if (request.headers.get('Upgrade') !== 'websocket') return new Response(null, { status: 426 })
    const { 0: theirs, 1: ours } = new WebSocketPair()
    this.#state.acceptWebSocket(ours)
    if (Date.now() - this.#told < overlap) say(ours)
    return new Response(null, { status: 101, webSocket: theirs } as ResponseInit)
  }

  /** Nobody who listens has anything to say. */
  webSocketMessage(): void {}

  /** @see https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1: a closing is answered. */
  webSocketClose(socket: WebSocket): void {
    try {
      socket.close()
    } catch {
      // It broke, and is closed already.
    }
  }

  #tell(): Response {
    this.#told = Date.now()
    for (const socket of this.#state.getWebSockets()) say(socket)
    return new Response(null, { status: 204 })
  }
}

function say(socket: WebSocket): void {
  try {
    socket.send('')
  } catch {
    // Whoever has gone needn't be told.
  }
}
