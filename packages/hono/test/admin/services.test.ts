import { platform } from '#platform'
import { beforeAll, describe, expect, it } from 'vitest'
import { administrator, makeAdminWorld } from '../support/administrators.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { shop, type World } from '../support/world.ts'

const home = '/cas/admin/services'

describe('what the pages of services are told', () => {
  let world: World
  let ada: Awaited<ReturnType<typeof administrator>>
  let told: ListeningPages
  beforeAll(async () => {
    told = listeningPages()
    world = await makeAdminWorld(await platform(), {
      pages: told.pages,
      services: [shop, { type: 'cas', name: 'Wiki', urls: ['https://wiki.example/', 'https://wiki.example.org/'] }],
    })
    ada = await administrator(world, 'ada')
  })

  async function checked(address: string) {
    await ada.browser.request(`${home}?address=${encodeURIComponent(address)}`)
    return told.last('adminServices').checked
  }

  it('each service with what it is known by', async () => {
    await ada.browser.request(home)
    expect(told.last('adminServices')).toMatchObject({
      notice: null,
      address: '',
      checked: null,
      addHref: `${home}/add`,
    })
    expect(told.last('adminServices').services).toEqual([
      { name: 'Shop', type: 'oidc', level: 'MEDIUM', origin: 'listed', identity: 'shop' },
      {
        name: 'Wiki',
        type: 'cas',
        level: 'BASIC',
        origin: 'listed',
        identity: 'https://wiki.example/ https://wiki.example.org/',
      },
    ])
  })

  it('whose an address is, and by what', async () => {
    expect(await checked('https://wiki.example/page')).toEqual({ service: 'Wiki', why: 'CAS: https://wiki.example/' })
    expect(await checked('https://shop.example/callback')).toEqual({
      service: 'Shop',
      why: 'OpenID Connect: redirect URI',
    })
    expect(await checked('https://evil.example/')).toEqual({ service: null, why: null })
    const odd = await checked('https://user@wiki.example/')
    expect([odd?.service, typeof odd?.why]).toEqual([null, 'string'])
    expect(told.last('adminServices').address).toBe('https://user@wiki.example/')
  })

  it('the form: as it begins, and what is wrong with it by its field', async () => {
    const form = await ada.browser.get(`${home}/add`)
    expect(told.last('adminServiceAdd')).toMatchObject({
      added: null,
      issues: [],
      values: { name: '', redirectUri: '', level: 'BASIC', confidential: true, reason: '' },
    })
    const add = async (fields: Readonly<Record<string, string>>) => {
      await ada.browser.submit(form, { name: 'Choir', redirectUri: 'https://choir.example/', reason: 'x', ...fields })
      return told.last('adminServiceAdd').issues?.map(({ field }) => field)
    }
    expect(await add({ reason: ' ' })).toEqual(['reason'])
    expect(await add({ redirectUri: 'http://choir.example/' })).toEqual(['redirectUri'])
    expect(await add({ level: 'HIGHEST' })).toEqual(['level'])
    expect(await add({ name: '' })).toEqual(['name'])
    expect(await add({ name: 'SHOP' })).toHaveLength(1)
    expect(told.last('adminServiceAdd').values).toMatchObject({ name: 'SHOP', redirectUri: 'https://choir.example/' })
  })

  it('what was added is listed as that', async () => {
    const fields = { name: 'Choir', redirectUri: 'https://choir.example/', reason: 'x', level: 'BASIC' }
    await ada.browser.submit(await ada.browser.get(`${home}/add`), fields)
    const { added } = told.last('adminServiceAdd')
    expect(added?.clientId).toMatch(/^adm-/)
    await ada.browser.request(home)
    expect(told.last('adminServices').services.at(-1)).toMatchObject({ name: 'Choir', origin: 'added' })
    expect(await checked('https://choir.example/')).toMatchObject({ service: 'Choir' })
  })
})
