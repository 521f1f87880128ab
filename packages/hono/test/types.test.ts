import { describe, expectTypeOf, it } from 'vitest'
import type { Face } from '../src/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import type { createProvider, ProviderOptions } from '../src/provider.ts'

/** Only looked at by the type checker. */
type Make = typeof createProvider
const never = (_make: (make: Make, rest: Rest) => unknown): void => {}
type Rest = Pick<ProviderOptions, 'origin' | 'store' | 'runtime' | 'mail' | 'pages'>

const shop = { type: 'oidc', name: 'Shop', clientId: 'shop', redirectUris: ['https://shop.example/'] } as const
const methods = [mobileAppPin({ app: 'https://app.example.eu' }), passkey(), password()]

describe('what can’t be doesn’t compile', () => {
  it('a method that the provider hasn’t', () => {
    never((make, rest) =>
      make({ ...rest, methods, services: [{ ...shop, redirectUris: [], acceptedMethods: ['passkey', 'password'] }] }),
    )
    const misspelt = { ...shop, redirectUris: [], acceptedMethods: ['paskey' as const] }
    // @ts-expect-error: it is passkey
    never((make, rest) => make({ ...rest, methods, services: [misspelt] }))
    expectTypeOf(passkey()).toExtend<Face>()
    expectTypeOf(passkey().method.name).toEqualTypeOf<'passkey'>()
  })

  it('a method of one’s own, whose name the types don’t know, leaves all names open', () => {
    never((make, rest) => {
      const own: Face = passkey()
      expectTypeOf(own.method.name).toEqualTypeOf<string>()
      return make({
        ...rest,
        methods: [own, password()],
        services: [{ ...shop, redirectUris: [], acceptedMethods: ['own'] }],
      })
    })
  })

  it('an option that does nothing without another', () => {
    const countryHeader = 'CF-IPCountry'
    type Believing = Rest & Pick<ProviderOptions, 'methods'> & { readonly countryHeader: string }
    expectTypeOf<Believing>().not.toExtend<ProviderOptions>()
    expectTypeOf<Believing & { readonly trustedProxies: readonly string[] }>().toExtend<ProviderOptions>()
    never((make, rest) => make({ ...rest, methods, countryHeader, trustedProxies: ['10.0.0.0/8'] }))
    // @ts-expect-error: nobody's header is believed
    never((make, rest) => make({ ...rest, methods, countryHeader }))
    const texts = { smsCountries: ['BE'], smsRetiredAt: 1_800_000_000 }
    never((make, rest) => make({ ...rest, methods: [password(), sms()], ...texts }))
    never((make, rest) => make({ ...rest, methods: [password()], smsCountries: null, smsRetiredAt: null }))
    // @ts-expect-error: no text message is sent
    never((make, rest) => make({ ...rest, methods: [password()], smsCountries: ['BE'] }))
    // @ts-expect-error: no text message is sent
    never((make, rest) => make({ ...rest, methods: [password()], smsRetiredAt: 1_800_000_000 }))
    // Of a method of one’s own the types don’t know what it is called.
    never((make, rest) => {
      const own: Face = sms()
      return make({ ...rest, methods: [own, password()], ...texts })
    })
  })

  it('an option that nobody reads, a name said twice, a level that there isn’t', () => {
    expectTypeOf<Rest>().not.toHaveProperty('captchas')
    // @ts-expect-error: it is captcha
    never((make, rest) => make({ ...rest, methods, captchas: 'off' }))
    // @ts-expect-error: pages have it
    never((make, rest) => make({ ...rest, methods, name: 'Example ID' }))
    // @ts-expect-error: auto, picture or off
    never((make, rest) => make({ ...rest, methods, captcha: 'on' }))
    // @ts-expect-error: BASIC, MEDIUM or HIGH
    never((make, rest) => make({ ...rest, methods, services: [{ ...shop, redirectUris: [], requiredLevel: 'LOW' }] }))
  })
})
