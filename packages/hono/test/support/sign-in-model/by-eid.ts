import { backFrom, stateOn } from './country.ts'
import type { Of } from './move.ts'
import { type Answer, began, destinations, type Scene, send, shows } from './scene.ts'
import { Broken, type Flow } from './truth.ts'

/** Somebody goes to their country and comes back with what it says. */
export async function byEid(scene: Scene, move: Of<'eid'>): Promise<void> {
  const { assurance, back, by, person, to } = move
  const [browser, other] = [scene.browsers[by], scene.browsers[by === 0 ? 1 : 0]]
  if (!browser || !other) return
  const { flows } = scene.truth
  const flow = move.flow === null ? null : (flows[move.flow % Math.max(1, flows.length)] ?? null)
  const wish = flow ? { flow: flow.id } : { continue: await destinations[to].path() }
  const left = await send(scene, browser, { path: '/cas/eid', fields: { scheme: 'demoland', ...wish } })
  const state = stateOn(left.html)
  const asks = flow?.asks ?? destinations[to].asks
  if (back !== 'again') {
    if (state === null) return
    scene.eid.last = { state, browser: left.browser, flow, asks }
  }
  const asked = scene.eid.last
  if (asked === null) return
  const carrier = back === 'other' ? other : browser
  const key = `eid:${asked.state}`
  const isOwner = (carrier.cookies.get('__Host-lp-browser') ?? '') === asked.browser
  const { used } = scene.truth
  const right = person === 'fay' && isOwner && !used.has(key)
  const method = assurance === 'low' ? 'eid-low' : 'eid'
  // Who comes is fay, who may go on in a sign-in of hers, in the browser that began it.
  const own = asked.flow?.who === 'fay' && asked.flow.browser === asked.browser ? asked.flow : null
  const takeBack = right && own ? shows(scene, own, { method }) : () => {}
  const answer = await send(scene, carrier, { path: backFrom({ state: asked.state, person, assurance }) })
  // Of several at once, whoever came first: but only one.
  const again = used.has(key)
  if (isOwner && !scene.together) used.set(key, 'spent')
  // Sent back with a reason: nothing came of it. (Of low assurance it was taken, and more is asked for.)
  if (/[?&]why=(?!low\b)/.test(answer.location)) return takeBack()
  const id = /^\/cas\/(?:login|continue|eid)\?flow=([\w-]+)/.exec(answer.location)?.[1]
  const inFlow = asked.flow !== null && id === asked.flow.id
  if (!inFlow) takeBack()
  if (id === undefined && answer.opened === null) return
  if (!right || again || (inFlow && !own)) fail(answer)
  used.set(key, 'spent')
  if (inFlow) return
  const opens = id === undefined && answer.opened !== null ? { opens: answer.opened } : {}
  const shown: Flow['shown'] = new Map([[method, new Set()]])
  await began(scene, { id: id ?? key, browser: answer.browser, who: 'fay', asks: asked.asks, shown, ...opens })
}

function fail({ location }: Answer): never {
  throw new Broken(`an eID that shows nothing began a sign-in, or went on: ${location}`)
}
