import { hashToken } from '@laissez-passer/core/internal/ids'
import { pin } from './person.ts'
import type { Of } from './move.ts'
import { ownerOf, pageOf, type Scene, shows } from './scene.ts'
import { Broken, type Flow } from './truth.ts'

/** Somebody takes the phone and answers one of the requests on it. */
export async function answerOnPhone(scene: Scene, { answer, typed, pin: rightPin, which }: Of<'phone'>): Promise<void> {
  const { ben } = scene.actors
  const phone = ben?.device
  const waiting = await phone?.pending()
  const request = waiting?.ok ? waiting.requests[which % Math.max(1, waiting.requests.length)] : undefined
  if (!phone || !request) return
  const flow = await flowOf(scene, request.id)
  if (!flow) return
  const owner = ownerOf(scene, flow)
  const page = owner && (await pageOf(scene, owner, flow))
  const shown = /<p class="code">[\s\S]*?<strong>([\d\s]+)<\/strong>/.exec(page?.html ?? '')?.[1]?.replace(/\D/g, '')
  if (answer !== 'approve') {
    const done = await (answer === 'refuse' ? phone.refuse(request) : phone.notMe(request))
    if (done.ok && answer === 'not-me' && !scene.together) flow.reported = true
    return
  }
  if (shown === undefined) return
  const transferCode = typed === 'shown' ? shown : String((Number(shown) + 37) % 100).padStart(2, '0')
  const right = rightPin && typed === 'shown'
  const takeBack = right ? shows(scene, flow, { method: 'mobile-app-pin' }) : () => {}
  const done = await phone.approve(request, { pin: rightPin ? pin : '9173', transferCode })
  // At once with another answer to the same request, the phone is told what became of that one.
  if (!right && done.ok && !scene.together) throw new Broken(`approved with a wrong ${rightPin ? 'code' : 'PIN'}`)
  if (!done.ok) takeBack()
}

/** The sign-in that a request on the phone is about. */
async function flowOf(scene: Scene, requestId: string): Promise<Flow | null> {
  const found = await scene.world.store.approvals.find({ id: requestId, now: scene.now() })
  if (!found) return null
  for (const flow of scene.truth.flows) if (hashToken(flow.id) === found.request.signInIdHash) return flow
  return null
}
