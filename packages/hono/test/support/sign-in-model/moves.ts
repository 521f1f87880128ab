import { hashToken } from '@laissez-passer/core/internal/ids'
import type { Browser } from '../browser.ts'
import { isEnough } from './examine.ts'
import { inFlow } from './in-flow.ts'
import type { Move, Of } from './move.ts'
import { answerOnPhone } from './on-phone.ts'
import { byEid } from './by-eid.ts'
import { aloneOptions, challengeIn } from './passkeys.ts'
import { began, destinations, flowIn, type Scene, send, wordsOf } from './scene.ts'
import { Broken } from './truth.ts'

/** Does it, and notes in the scene's truth what it really showed. */
export async function perform(scene: Scene, move: Move): Promise<void> {
  switch (move.do) {
    case 'start':
      return start(scene, move)
    case 'alone':
      return alone(scene, move)
    case 'phone':
      return answerOnPhone(scene, move)
    case 'eid':
      return byEid(scene, move)
    case 'raise':
      return raise(scene, move)
    case 'visit':
      return visit(scene, move)
    case 'logout':
      return logout(scene, move.by)
    case 'newPassword':
      return newPassword(scene, move.by)
    case 'steal':
      return steal(scene, move)
    case 'forget':
      return scene.browsers[move.by]?.cookies.clear()
    case 'wait':
      return scene.wait(move.seconds)
    default:
      return inFlow(scene, move)
  }
}

const browserAt = (scene: Scene, at: 0 | 1 | 2): Browser => {
  const browser = scene.browsers[at]
  if (!browser) throw new Error(`no browser ${at}`)
  return browser
}

async function start(scene: Scene, { by, who, to }: Of<'start'>): Promise<void> {
  const actor = scene.actors[who]
  const { asks, path } = destinations[to]
  const fields = { identifier: actor?.email ?? 'nobody@example.org', continue: await path() }
  const answer = await send(scene, browserAt(scene, by), { fields })
  const id = flowIn(answer)
  if (id === null) throw new Broken(`a sign-in didn’t begin: ${answer.status} ${wordsOf(answer)}`)
  await began(scene, { id, browser: answer.browser, who, asks })
}

async function alone(scene: Scene, { by, who, to, given }: Of<'alone'>): Promise<void> {
  const actor = scene.actors[who]
  if (!actor?.passkey) return
  const browser = browserAt(scene, by)
  const asked = await aloneOptions(scene, given === 'theirs' ? browserAt(scene, by === 0 ? 1 : 0) : browser)
  const twist = given === 'unverified' ? { verified: false } : given === 'unnamed' ? { userHandle: null } : {}
  const assertion = given === 'again' ? actor.lastAssertion : await actor.passkey.get(asked, twist)
  if (assertion === null) return
  if (given === 'right' || given === 'theirs') actor.lastAssertion = assertion
  const challenge = challengeIn(assertion)
  const sent = browser.cookies.get('__Host-lp-browser') ?? ''
  const { asks, path } = destinations[to]
  const answer = await send(scene, browser, { fields: { flow: '', passkey: assertion, continue: await path() } })
  const id = flowIn(answer)
  const right =
    given !== 'unverified' &&
    given !== 'unnamed' &&
    scene.challenges.get(challenge) === `alone:${sent}` &&
    scene.truth.used.get(`passkey:${challenge}`) === undefined
  if (id === null && answer.opened === null) {
    if (right && !scene.together && given === 'right' && answer.status !== 303)
      throw new Broken(`the right passkey was refused: ${wordsOf(answer)}`)
    return
  }
  if (!right) throw new Broken(`a passkey that shows nothing began a sign-in: ${JSON.stringify({ given })}`)
  // A password that has to be changed first: the answer leads there.
  const known = id ?? `alone ${answer.opened}`
  scene.truth.used.set(`passkey:${challenge}`, known)
  const shown = new Map([['passkey', new Set([`passkey:${challenge}`])]])
  const opens = id === null && answer.opened !== null ? { opens: answer.opened } : {}
  await began(scene, { id: known, browser: answer.browser, who, asks, alone: true, shown, ...opens })
}

async function raise(scene: Scene, { by, to, method }: Of<'raise'>): Promise<void> {
  const { asks, path } = destinations[to]
  const answer = await send(scene, browserAt(scene, by), { fields: { stepUp: '1', continue: await path(), method } })
  const id = flowIn(answer)
  const opened = answer.session === null ? undefined : scene.truth.sessions.get(answer.session)
  if (id === null) return
  if (!opened) {
    if (scene.together) return
    throw new Broken('a session was raised that nobody has')
  }
  if (opened.ended && !scene.together) throw new Broken('a session was raised that had ended')
  const { flow, passwordNumber, session } = opened
  const stale = passwordNumber < scene.truth.passwordNumber[flow.who]
  const shown = new Map<string, Set<string>>()
  for (const proof of session.proofs) if (!(proof.method === 'password' && stale)) shown.set(proof.method, new Set())
  await began(scene, {
    id,
    browser: answer.browser,
    who: flow.who,
    asks,
    raises: session.idHash,
    shown,
    alone: session.proofs.some((proof) => proof.alone === true),
    sure: false,
    passwordNumber,
  })
}

/** A page that only who may change factors sees. */
const CODES = '/cas/account/recovery-codes'

/** Goes where a session leads, or doesn't. */
async function visit(scene: Scene, { by, to }: Of<'visit'>): Promise<void> {
  const browser = browserAt(scene, by)
  const token = browser.cookies.get('__Host-lp-login')
  const ours = {
    nowhere: '/cas/account/details',
    factors: CODES,
    firstFactor: CODES,
    shop: null,
    bank: null,
    desk: null,
  }[to]
  const path = ours ?? (await destinations[to].path())
  const answer = await send(scene, browser, { path })
  const arrived = ours === null ? /callback\?.*code=/.test(answer.location) : answer.status === 200
  if (scene.together || !arrived) return
  if (token === undefined || !isEnough(scene, answer.session, to)) throw new Broken(`into ${to} without being let in`)
}

async function logout(scene: Scene, by: 0 | 1 | 2): Promise<void> {
  const answer = await send(scene, browserAt(scene, by), { path: '/cas/logout', fields: {} })
  const opened = answer.session === null ? undefined : scene.truth.sessions.get(answer.session)
  // What has ended must not be there any more when everything is looked at.
  if (opened && answer.status === 303) opened.ended = true
}

const words = ['Amber', 'Basalt', 'Cobalt', 'Dahlia', 'Ember', 'Fennel', 'Garnet', 'Hazel']

async function newPassword(scene: Scene, by: 0 | 1 | 2): Promise<void> {
  const browser = browserAt(scene, by)
  const token = browser.cookies.get('__Host-lp-login')
  if (token === undefined) return
  const opened = scene.truth.sessions.get(hashToken(token))
  const actor = opened && scene.actors[opened.flow.who]
  if (!actor) return
  const { passwordNumber } = scene.truth
  const next = `${words[passwordNumber[actor.who] % 8]}-Thicket${passwordNumber[actor.who]}!meadow`
  // What was shown in this very second counts as shown with the password of before.
  scene.wait(1)
  const fields = { currentPassword: actor.password, newPassword: next, confirmPassword: next }
  const answer = await send(scene, browser, { path: '/cas/account/password', fields })
  if (!/^\/cas\/(account\?|password\/done)/.test(answer.location)) return
  if (opened.ended && !scene.together) throw new Broken('a session that had ended changed a password')
  actor.formerPassword = actor.password
  actor.password = next
  passwordNumber[actor.who]++
  if (scene.together) return
  for (const other of scene.truth.sessions.values())
    if (other.flow.who === actor.who && other !== opened) other.ended = true
}

function steal(scene: Scene, { by, from, what }: Of<'steal'>): void {
  const [to, victim] = [browserAt(scene, by), browserAt(scene, from)]
  const names = {
    browser: ['__Host-lp-browser'],
    session: ['__Host-lp-login'],
    both: ['__Host-lp-browser', '__Host-lp-login'],
  }
  for (const name of names[what]) {
    const value = victim.cookies.get(name)
    if (value !== undefined) to.cookies.set(name, value)
  }
}
