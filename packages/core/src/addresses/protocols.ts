/** Where OpenID Connect lies. */
export interface Oauth2Addresses {
  /** Path of the issuer identifier. */
  readonly issuer: string
  readonly discovery: string
  /** The same for clients of OAuth alone; beside the base, where RFC 8414 wants it. */
  readonly metadata: string
  readonly jwks: string
  readonly authorize: string
  /** Where a person answers to what a service asks for. */
  readonly consent: string
  /** Where clients push their authorization requests. */
  readonly pushed: string
  /** Where a device without a keyboard asks to be let in. */
  readonly deviceAuthorization: string
  readonly token: string
  /** Where clients ask about a token. */
  readonly introspect: string
  /** Where clients end a token. */
  readonly revoke: string
  readonly userinfo: string
  /** Where clients register themselves; below it, what each registered. */
  readonly register: string
  readonly logout: string
}

/** Where receivers of Shared Signals ask. */
export interface SignalAddresses {
  /** What they have to know; beside the base, where the specification wants it. */
  readonly configuration: string
  readonly streams: string
  readonly status: string
  readonly verify: string
}

/** Where services that speak CAS have their tickets validated, and buy proxy tickets. */
export interface CasAddresses {
  /** CAS 1. */
  readonly validate: string
  /** CAS 2: service tickets; and proxy tickets as well. */
  readonly serviceValidate: string
  readonly proxyValidate: string
  /** CAS 3: the same, with attributes. */
  readonly p3ServiceValidate: string
  readonly p3ProxyValidate: string
  readonly proxy: string
  /** SAML 1.1, as some clients of CAS ask. */
  readonly samlValidate: string
  /** EU Login's dialect: a service sends up front what it asks of a login. */
  readonly loginInit: string
  readonly TicketValidationService: string
  /** The same for services that want an assurance of `LOW`, `MEDIUM`, `HIGH`, `TOP`. */
  readonly laxValidate: string
  readonly sponsorValidate: string
  readonly interinstitutionalValidate: string
  readonly strictValidate: string
  /** Folder of EU Login's web service, as its WSDL names the addresses. */
  readonly webService: string
}

/** What programs of the protocols ask. */
export interface ProtocolAddresses {
  readonly oauth2: Oauth2Addresses
  readonly cas: CasAddresses
  readonly signals: SignalAddresses
}

/**
 * Where the protocols lie.
 *
 * @param at - Puts a path below the base.
 */
export function protocolAddresses(at: (path: string) => string): ProtocolAddresses {
  const oauth2 = at('/oauth2')
  return {
    oauth2: {
      issuer: oauth2,
      discovery: `${oauth2}/.well-known/openid-configuration`,
      metadata: `/.well-known/oauth-authorization-server${oauth2}`,
      jwks: `${oauth2}/jwks`,
      authorize: `${oauth2}/authorize`,
      consent: `${oauth2}/consent`,
      pushed: `${oauth2}/par`,
      deviceAuthorization: `${oauth2}/device_authorization`,
      token: `${oauth2}/token`,
      introspect: `${oauth2}/token/introspect`,
      revoke: `${oauth2}/token/revoke`,
      userinfo: `${oauth2}/userinfo`,
      register: `${oauth2}/register`,
      logout: `${oauth2}/logout`,
    },
    cas: {
      validate: at('/validate'),
      serviceValidate: at('/serviceValidate'),
      proxyValidate: at('/proxyValidate'),
      p3ServiceValidate: at('/p3/serviceValidate'),
      p3ProxyValidate: at('/p3/proxyValidate'),
      proxy: at('/proxy'),
      samlValidate: at('/samlValidate'),
      loginInit: at('/login/init'),
      TicketValidationService: at('/TicketValidationService'),
      laxValidate: at('/laxValidate'),
      sponsorValidate: at('/sponsorValidate'),
      interinstitutionalValidate: at('/interinstitutionalValidate'),
      strictValidate: at('/strictValidate'),
      webService: at('/ws/TicketValidationService'),
    },
    signals: {
      configuration: `/.well-known/ssf-configuration${oauth2}`,
      streams: at('/signals/streams'),
      status: at('/signals/status'),
      verify: at('/signals/verify'),
    },
  }
}
