import { hashToken } from '@laissez-passer/core/internal/ids'
import type { Browser } from '../browser.ts'
import { codeFor, prefixOf } from './codes.ts'
import type { Of } from './move.ts'
import { aloneOptions, challengeIn, optionsOn } from './passkeys.ts'
import { ownerOf, pageOf, type Scene, send, shows, wordsOf } from './scene.ts'
import { Broken, type Flow } from './truth.ts'

/** What is done in a sign-in. */
export async function inFlow(
  scene: Scene,
  move: Of<'password' | 'choose' | 'code' | 'passkey' | 'look' | 'continue' | 'setUp'>,
): Promise<void> {
  const { flows } = scene.truth
  const flow = flows[move.flow % Math.max(1, flows.length)]
  if (!flow) return
  const browser = move.by === 'owner' ? ownerOf(scene, flow) : scene.browsers[move.by]
  if (!browser) return
  // A browser without a cookie gets one of its own with its answer: it isn't the owner.
  const isOwner = () => browser.cookies.get('__Host-lp-browser') === flow.browser
  const here = { scene, flow, browser, isOwner }
  switch (move.do) {
    case 'look':
      await pageOf(scene, browser, flow)
      return
    case 'continue':
      await send(scene, browser, { path: `/cas/continue?flow=${flow.id}` })
      return
    case 'setUp':
      if (isOwner()) flow.setsUp = true
      await send(scene, browser, { fields: { flow: flow.id, current: 'mobile-app-pin', setUp: '1' } })
      return
    case 'choose':
      await send(scene, browser, { fields: { flow: flow.id, method: move.method } })
      return
    case 'password':
      return password(here, move)
    case 'code':
      return code(here, move)
    default:
      return passkey(here, move)
  }
}

interface Here {
  readonly scene: Scene
  readonly flow: Flow
  readonly browser: Browser
  readonly isOwner: () => boolean
}

const wrongPassword = 'is incorrect for this'

async function password(
  { scene, flow, browser, isOwner }: Here,
  { typed, method }: Pick<Of<'password'>, 'typed' | 'method'>,
): Promise<void> {
  const actor = scene.actors[flow.who]
  const text = {
    right: actor?.password ?? 'Whatever-4lantern',
    wrong: 'Wrong-Lantern5orchard',
    former: actor?.formerPassword ?? 'Former-Lantern5orchard',
    other: scene.actors[flow.who === 'ann' ? 'ben' : 'ann']?.password ?? '',
  }[typed]
  // In one go the password may change meanwhile: then the former one was right a moment ago.
  const isRight = actor !== null && (text === actor.password || (scene.together && text === actor.formerPassword))
  const right = isRight && isOwner()
  const wasNumber = flow.passwordNumber
  const takeBack = right ? shows(scene, flow, { method: 'password' }) : () => {}
  if (right) flow.passwordNumber = scene.truth.passwordNumber[flow.who]
  // Who goes to their country isn't asked for the password: what a browser filled in isn't looked at.
  if (method === 'eid') flow.sure = false
  const answer = await send(scene, browser, { fields: { flow: flow.id, password: text, method } })
  if (right && !scene.together && wordsOf(answer).includes(wrongPassword))
    throw new Broken('the right password was refused')
  if (answer.status === 410 || answer.status === 429) {
    takeBack()
    if (!scene.together) flow.passwordNumber = wasNumber
  }
}

async function code({ scene, flow, browser, isOwner }: Here, { typed }: Pick<Of<'code'>, 'typed'>): Promise<void> {
  const actor = scene.actors[flow.who]
  if (!actor) return
  const method = await methodOf(scene, flow)
  const page = await pageOf(scene, browser, flow)
  const another = scene.truth.flows.find((candidate) => candidate !== flow && candidate.who === flow.who)
  const other = scene.actors[flow.who === 'cat' ? 'dan' : 'cat']
  const made = await {
    right: async () => codeFor(scene, actor, { flow, method, page }),
    wrong: async () => null,
    again: async () => actor.lastCodes.get(method) ?? null,
    other: async () => (other ? codeFor(scene, other, { flow, method, page }) : null),
    elsewhere: async () => {
      const owner = another && ownerOf(scene, another)
      return owner ? codeFor(scene, actor, { flow: another, method, page: await pageOf(scene, owner, another) }) : null
    },
  }[typed]()
  const text =
    made?.code ??
    (method === 'mobile-app-qr' ? '00000000' : method === 'recovery-code' ? '0000-0000-0000-0000' : '000000')
  if (typed === 'right' && made) actor.lastCodes.set(method, made)
  // What answers a challenge is right in its own sign-in; any other code wherever it is typed.
  const forThis = made !== null && (made.flow ?? flow.id) === flow.id
  const user = made ? scene.truth.used.get(made.key) : undefined
  const ofMethod = made !== null && made.key.startsWith(prefixOf(method, actor))
  const right = forThis && ofMethod && isOwner() && (user === undefined || user === flow.id)
  const takeBack = right ? shows(scene, flow, { method, key: made.key }) : () => {}
  const answer = await send(scene, browser, { fields: { flow: flow.id, current: method, code: text } })
  if (right && answer.status !== 303) {
    takeBack()
    return
  }
  // Accepted: nobody else uses it after this.
  if (right && !scene.together) scene.truth.used.set(made.key, flow.id)
}

/** The method that the provider has stored for a sign-in: what its page would ask for. */
async function methodOf(scene: Scene, flow: Flow): Promise<string> {
  const [idHash, browserHash] = [hashToken(flow.id), hashToken(flow.browser)]
  const found = await scene.world.store.signIns.find({ idHash, browserHash, now: scene.now() })
  return found?.signIn.method ?? ''
}

async function passkey(
  { scene, flow, browser, isOwner }: Here,
  { given }: Pick<Of<'passkey'>, 'given'>,
): Promise<void> {
  const actor = scene.actors[flow.who]
  if (!actor) return
  const mine = optionsOn(scene, await pageOf(scene, browser, flow), flow)
  const elsewhere = async () => {
    const another = scene.truth.flows.find((candidate) => candidate !== flow)
    const owner = another && ownerOf(scene, another)
    const shown = owner ? optionsOn(scene, await pageOf(scene, owner, another), another) : null
    return shown ?? aloneOptions(scene, browser)
  }
  const options = given === 'elsewhere' ? await elsewhere() : (mine ?? (await aloneOptions(scene, browser)))
  const signer = given === 'other' ? scene.actors[flow.who === 'cat' ? 'ben' : 'cat'] : actor
  const assertion = given === 'again' ? actor.lastAssertion : ((await signer?.passkey?.get(options)) ?? null)
  if (assertion === null) return
  if (signer && given !== 'again') signer.lastAssertion = assertion
  const challenge = challengeIn(assertion)
  const key = `passkey:${challenge}`
  const right =
    signer === actor &&
    isOwner() &&
    scene.challenges.get(challenge) === flow.id &&
    (scene.truth.used.get(key) ?? flow.id) === flow.id
  const takeBack = right ? shows(scene, flow, { method: 'passkey', key }) : () => {}
  const answer = await send(scene, browser, { fields: { flow: flow.id, passkey: assertion } })
  if (right && answer.status !== 303) takeBack()
  else if (right && !scene.together) scene.truth.used.set(key, flow.id)
}
