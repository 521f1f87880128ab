import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { type ListeningPages, listeningWorld } from '../support/told.ts'
import { elodie, signIn } from '../support/world.ts'

describe('pages that inform', () => {
  let browser: Browser
  let told: ListeningPages
  beforeEach(async () => {
    ;({ browser, told } = await listeningWorld(await platform()))
  })

  it('pages that inform say who is signed in, or nobody', async () => {
    await browser.get('/cas/help')
    expect(told.last('help').person).toBeNull()
    await signIn(browser)
    await browser.get('/cas/help')
    expect(told.last('help').person).toMatchObject({ email: elodie.email })
  })
})
