import { expect, test } from 'vitest'
import { hostsOf, parseServices } from '../../src/services/index.ts'

test('the hosts of services are those of all their addresses, with their ports', () => {
  const parsed = parseServices([
    {
      name: 'Shop',
      description: 'https://no-address.example/ is text',
      type: 'oidc',
      clientId: 'https://client.example',
      redirectUris: ['https://Shop.example:443/back', 'http://localhost:5000/back'],
      backchannelLogoutUri: 'https://logout.shop.example:8443/',
    },
    { name: 'Old', type: 'cas', urls: ['https://old.example/app/'] },
  ])
  if (!parsed.ok) throw new Error('no services')
  expect([...hostsOf(parsed.services)]).toEqual([
    'shop.example',
    'localhost:5000',
    'logout.shop.example:8443',
    'old.example',
  ])
})

test('what only looks like an address, or is no address’s field, names no host', () => {
  const service = {
    urls: [
      'https://',
      'ftp://files.example/',
      'no address',
      3,
      null,
      'see https://text.example/',
      'app+https://text.example/',
    ],
    logo: 'https://[::1/',
    logoText: 'https://text.example/',
    urlsOfOthers: ['https://text.example/'],
    theirurls: ['https://text.example/'],
    redirectUrisThen: ['https://text.example/'],
    audiences: ['https://text.example/'],
  }
  expect([...hostsOf([service])]).toEqual([])
  expect([...hostsOf([{ logo: 'http://logo.example/', someUri: 'https://some.example/' }])]).toEqual([
    'logo.example',
    'some.example',
  ])
})
