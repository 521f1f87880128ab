import { expect, test } from 'vitest'
import { parseBasic } from '../../../src/oidc/clients/basic.ts'

const basic = (text: string) => parseBasic(`Basic ${btoa(text)}`)

test('id and secret are what stands before and behind the first colon, each form-encoded', () => {
  expect(basic('shop:a+b%3Ac%2B:d')).toEqual({ id: 'shop', secret: 'a b:c+:d' })
  expect(basic('shop:')).toEqual({ id: 'shop', secret: '' })
  expect(basic(':x')).toEqual({ id: '', secret: 'x' })
})

test.each([btoa('shop'), btoa('shop:\xff'), btoa('shop:%'), 'A', ''])('there are none in %s', (given) => {
  expect(parseBasic(`Basic ${given}`)).toBeNull()
})
