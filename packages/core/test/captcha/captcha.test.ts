import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  type CaptchaAnswer,
  captchaFor,
  checkCaptcha,
  pictureSvg,
  proofOfWorkChallenge,
} from '../../src/captcha/index.ts'
import type { Work } from '../../src/ports/index.ts'
import { registerAccount } from '../../src/registration/index.ts'
import { form, newWorld, visitor, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await newWorld({ settings: { captcha: 'auto' } })
})

const address = '192.0.2.1'
const nothing: CaptchaAnswer = { id: null, code: null, proof: null }

const check = (answer: Partial<CaptchaAnswer>, from = address) =>
  checkCaptcha(world.context, { address: from, answer: { ...nothing, ...answer } })

/** Works a challenge out as a browser's script does. */
async function solved(options: { readonly long: boolean }): Promise<string> {
  const challenge = await proofOfWorkChallenge(world.context, options)
  const solution = await solveChallenge({ challenge, deriveKey })
  return btoa(JSON.stringify({ challenge, solution }))
}

/** Reads a picture, with the key that the server alone has. */
async function read(id: string): Promise<string> {
  const picture: { code: string } = JSON.parse(
    new TextDecoder().decode(await world.context.keyRing.open(id, 'captcha:picture')),
  )
  return picture.code
}

async function pictureId(): Promise<string> {
  const needed = await captchaFor(world.context, { address })
  if (needed.kind === 'none') throw new Error('none')
  return needed.picture.id
}

async function askOften() {
  for (let i = 0; i < 10; i++) await check({})
}

describe('answers to pictures', () => {
  it('are noted six hundred times a minute from one address, and others go on', async () => {
    const id = await pictureId()
    for (let count = 0; count < 600; count++) await check({ id, code: 'AAAAA' })
    const fresh = await pictureId()
    const code = await read(fresh)
    expect(await check({ id: fresh, code })).toEqual({ field: 'captchaCode', code: 'captcha-required' })
    expect(await check({ id: fresh, code }, '198.51.100.1')).toBeNull()
    world.now += 60
    const later = await pictureId()
    expect(await check({ id: later, code: await read(later) })).toBeNull()
  })
})

describe('proof of work', () => {
  it('is asked for first, and lets a form pass once', async () => {
    expect(await captchaFor(world.context, { address })).toMatchObject({ kind: 'proof-of-work' })
    const proof = await solved({ long: false })
    expect(await check({ proof })).toBeNull()
    expect(await check({ proof })).toEqual({ field: 'captchaCode', code: 'captcha-expired' })
    // Another is another's.
    expect(await check({ proof: await solved({ long: false }) }, '198.51.100.1')).toBeNull()
  })

  it('lets one of many parallel forms pass', async () => {
    const proof = await solved({ long: false })
    const answers = await Promise.all(Array.from({ length: 9 }, (_, i) => check({ proof }, `198.51.100.${i}`)))
    expect(answers.filter((issue) => issue === null)).toHaveLength(1)
  })

  it('expires after half an hour', async () => {
    const proof = await solved({ long: false })
    world.now += 1800
    expect(await check({ proof })).toEqual({ field: 'captchaCode', code: 'captcha-expired' })
  })

  it('is refused when anything of it was changed, or is no proof at all', async () => {
    const good = JSON.parse(atob(await solved({ long: false })))
    const changed = [
      { ...good, solution: { ...good.solution, derivedKey: good.solution.derivedKey.replace(/^../, '00') } },
      {
        ...good,
        challenge: {
          ...good.challenge,
          parameters: { ...good.challenge.parameters, data: { expires: world.now + 9e9, long: true } },
        },
      },
      {
        ...good,
        challenge: {
          ...good.challenge,
          parameters: { ...good.challenge.parameters, keySignature: undefined, keyPrefix: '0' },
        },
      },
      { ...good, challenge: { ...good.challenge, signature: '' } },
      { challenge: null, solution: null },
      [],
      null,
      7,
      'text',
      { solution: good.solution },
      { challenge: good.challenge },
      { challenge: good.challenge, solution: null },
      { ...good, challenge: 'text' },
      { ...good, challenge: { signature: good.challenge.signature } },
      { ...good, challenge: { parameters: null, signature: good.challenge.signature } },
      { ...good, challenge: { parameters: good.challenge.parameters } },
      { ...good, challenge: { ...good.challenge, signature: 7 } },
    ]
    for (const payload of changed)
      expect(await check({ proof: btoa(JSON.stringify(payload)) }), JSON.stringify(payload)).toEqual({
        field: 'captchaCode',
        code: 'captcha-wrong',
      })
    for (const proof of ['', ' ']) expect((await check({ proof }))?.code).toMatch(/required|wrong/)
    expect(await check({ proof: 'not base64!' })).toEqual({ field: 'captchaCode', code: 'captcha-wrong' })
  })
})

describe('the picture', () => {
  it('is right in any case and with spaces, once', async () => {
    const id = await pictureId()
    const code = await read(id)
    expect(code).toMatch(/^[A-Z0-9]{5}$/)
    expect(await check({ id, code: ` ${code.slice(0, 2).toLowerCase()} ${code.slice(2)}` })).toBeNull()
    expect(await check({ id, code })).toEqual({ field: 'captchaCode', code: 'captcha-expired' })
  })

  it('is spent by its first answer, even a wrong one, but not by none', async () => {
    const unread = await pictureId()
    for (const code of ['', '  ', null])
      expect(await check({ id: unread, code })).toEqual({ field: 'captchaCode', code: 'captcha-required' })
    expect(await check({ id: unread, code: await read(unread) })).toBeNull()
    const id = await pictureId()
    expect(await check({ id, code: 'QQQQQ' })).toEqual({ field: 'captchaCode', code: 'captcha-wrong' })
    expect(await check({ id, code: await read(id) })).toEqual({ field: 'captchaCode', code: 'captcha-expired' })
  })

  it('is the same when loaded again, another each time it is asked for, and says nothing in its markup', async () => {
    const [one, two] = [await pictureId(), await pictureId()]
    const svg = await pictureSvg(world.context, { id: one })
    expect(svg).toBe(await pictureSvg(world.context, { id: one }))
    expect(svg).not.toBe(await pictureSvg(world.context, { id: two }))
    expect(svg).toMatch(/^<svg [^<]*<rect [^<]*\/><path d="[ML0-9 .-]+" [^<]*\/><\/svg>$/)
    expect(svg).not.toContain(await read(one))
  })

  it('of an id that was altered, or has expired, is none', async () => {
    const id = await pictureId()
    const altered = id.slice(0, -2) + (id.endsWith('AA') ? 'BB' : 'AA')
    expect(await pictureSvg(world.context, { id: altered })).toBeNull()
    expect(await pictureSvg(world.context, { id: 'k1.x' })).toBeNull()
    expect(await check({ id: altered, code: 'AAAAA' })).toEqual({ field: 'captchaCode', code: 'captcha-expired' })
    world.now += 1800
    expect(await pictureSvg(world.context, { id })).toBeNull()
  })
})

it('what goes wrong otherwise with a picture is said', async () => {
  const open = async () => Promise.reject(new Error('out of memory'))
  const context = { ...world.context, keyRing: { ...world.context.keyRing, open } }
  await expect(pictureSvg(context, { id: 'k1.x' })).rejects.toThrow('out of memory')
})

it('a challenge is the longer one or not', async () => {
  const wrong: { readonly long: boolean } = JSON.parse('{"long":"yes"}')
  await expect(proofOfWorkChallenge(world.context, wrong)).rejects.toMatchObject({ code: 'invalid-settings' })
})

it('no picture is made of what our key sealed as something else', async () => {
  const right = { code: 'AAAAA', seed: 'AAAAAAAAAAAAAAAA', expiresAt: world.now + 60 }
  const sealed = (value: unknown) =>
    world.context.keyRing.seal(new TextEncoder().encode(JSON.stringify(value)), 'captcha:picture')
  expect(await pictureSvg(world.context, { id: await sealed(right) })).toContain('<svg')
  const { code, expiresAt, seed } = right
  for (const wrong of [
    null,
    7,
    'text',
    {},
    { code, expiresAt },
    { expiresAt, seed },
    { code, seed },
    { ...right, expiresAt: 'late' },
  ]) {
    const id = await sealed(wrong)
    expect(await pictureSvg(world.context, { id })).toBeNull()
    expect(await check({ id, code: 'AAAAA' })).toEqual({ field: 'captchaCode', code: 'captcha-expired' })
  }
})

describe('an address that asks too often', () => {
  it('is asked for the picture; the usual proof of work no longer does, the longer one does', async () => {
    await askOften()
    expect(await captchaFor(world.context, { address })).toMatchObject({ kind: 'picture' })
    expect(await captchaFor(world.context, { address: '192.0.2.2' })).toMatchObject({ kind: 'proof-of-work' })
    expect(await check({ proof: await solved({ long: false }) })).toEqual({
      field: 'captchaCode',
      code: 'captcha-wrong',
    })
    const id = await pictureId()
    expect(await check({ id, code: await read(id) })).toBeNull()
    world.now += 3599
    expect(await captchaFor(world.context, { address })).toMatchObject({ kind: 'picture' })
    world.now += 1
    expect(await captchaFor(world.context, { address })).toMatchObject({ kind: 'proof-of-work' })
  })

  it('may take the longer proof of work instead', { timeout: 60_000 }, async () => {
    await askOften()
    expect(await check({ proof: await solved({ long: true }) })).toBeNull()
  })
})

describe('settings', () => {
  it('`off` asks nothing', async () => {
    world = await newWorld({ settings: { captcha: 'off' } })
    expect(await captchaFor(world.context, { address })).toEqual({ kind: 'none' })
    world.forget()
    expect(await check({ id: 'k1.x', code: 'AAAAA' })).toBeNull()
    expect(world.queries).toEqual([])
  })

  it('`off` asks for work all the same where many mails were asked for from an address', async () => {
    const asked = async (work: Work) => {
      const { store } = world.context
      const throttle = { ...store.throttle, workAsked: async () => work }
      const context = { ...world.context, store: { ...store, throttle } }
      return (await captchaFor(context, { address })).kind
    }
    for (const captcha of ['off', 'auto'] as const) {
      world = await newWorld({ settings: { captcha } })
      expect([await asked('usual'), await asked('long')]).toEqual(['proof-of-work', 'picture'])
    }
  })

  it('`picture` always asks for the picture', async () => {
    world = await newWorld({ settings: { captcha: 'picture' } })
    expect(await captchaFor(world.context, { address })).toMatchObject({ kind: 'picture' })
    expect(await check({ proof: await solved({ long: false }) })).toEqual({
      field: 'captchaCode',
      code: 'captcha-wrong',
    })
    const id = await pictureId()
    expect(await check({ id, code: await read(id) })).toBeNull()
  })
})

describe('registering', () => {
  it('needs the captcha, and spends it only when all else is right', async () => {
    expect(await registerAccount(world.context, form())).toMatchObject({
      issues: [{ field: 'captchaCode', code: 'captcha-required' }],
    })
    const captcha = { ...nothing, proof: await solved({ long: false }) }
    expect(await registerAccount(world.context, form({ captcha, firstName: '', lastName: '' }))).toMatchObject({
      issues: [{ field: 'firstName' }],
    })
    expect(await registerAccount(world.context, form({ captcha }))).toMatchObject({ ok: true })
    expect(await registerAccount(world.context, form({ captcha, visitor: visitor() }))).toMatchObject({
      issues: [{ code: 'captcha-expired' }],
    })
  })
})
