export type { SignInOptions, TicketOptions } from './asked-options.ts'
export type { Authenticator } from './authenticator.ts'
export type { Browser, Visit } from './browser.ts'
export type { AppFactor, FactorName, TotpFactor, User } from './factors.ts'
export {
  createTestProvider,
  type SignedIn,
  type TestProvider,
  type TestProviderOptions,
  type Who,
} from './provider.ts'
export type { Mail, ProviderFetch } from './place.ts'
export type { MethodName } from './sign-in.ts'
export type { Tokens, TokensOptions } from './tokens.ts'
export type { UserOptions } from './user.ts'
