import { accepts, checkOptions, optional, type OptionRule, type OptionRules } from '@laissez-passer/core/options'
import type { MethodName } from './sign-in.ts'
import type { TokensOptions } from './tokens.ts'

/** How somebody signs in. */
export interface SignInOptions {
  readonly method?: MethodName
  /** Where to. */
  readonly path?: string
}

/** How a ticket is asked for. */
export interface TicketOptions {
  readonly service: string
  readonly method?: MethodName
}

// Which of them there are is looked at where it is known who signs in.
const method = optional(accepts.text('a verification method’s name'))
const object: OptionRule = { takes: (given) => typeof given === 'object' && given !== null, accepted: 'texts by name' }

const signInRules: OptionRules<SignInOptions> = {
  method,
  path: optional(accepts.text('a path of the provider, such as /cas/account')),
}
const tokensRules: OptionRules<TokensOptions> = {
  clientId: accepts.text('the clientId of a service'),
  scope: optional(accepts.text('scopes with blanks between')),
  redirectUri: optional(accepts.text('one of the client’s redirect URIs')),
  parameters: optional(object),
  method,
}
const ticketRules: OptionRules<TicketOptions> = { service: accepts.text('the address of a CAS service'), method }

/**
 * What a test asks for, looked at: what would do nothing isn't asked for in silence.
 *
 * @throws LaissezPasserError `invalid-settings` with a line for each option that is invalid
 */
export const asked = {
  signIn(options: SignInOptions): SignInOptions {
    checkOptions('signIn', options, signInRules)
    return options
  },
  tokens(options: TokensOptions): TokensOptions {
    checkOptions('tokens', options ?? {}, tokensRules)
    return options
  },
  ticket(options: TicketOptions): TicketOptions {
    checkOptions('ticket', options ?? {}, ticketRules)
    return options
  },
}
