import type { Draw, Method } from '../method.ts'
import { TakeTokenPage } from './take-token.tsx'
import { AddTokenAppPage, TokenAppPage } from './token-app.tsx'
import { TokenCodePage } from './token-code.tsx'
import { TokenRemovePage } from './token-remove.tsx'
import { TokenStepPage } from './token-step.tsx'
import { TokensPage } from './tokens.tsx'
import type { TokenPages } from './props.ts'

/** What other pages show of tokens. */
export const token: Method = {
  names: ['token', 'token-app', 'token-cram'],
  section: { name: 'tokens', icon: 'token' },
  have: 'take-token.have',
}

/** The pages of tokens. */
export const tokenPages = (page: Draw): TokenPages => ({
  tokenCode: page(TokenCodePage),
  tokens: page(TokensPage),
  tokenRemove: page(TokenRemovePage),
  tokenStep: page(TokenStepPage),
  addTokenApp: page(AddTokenAppPage),
  tokenApp: page(TokenAppPage),
  takeToken: page(TakeTokenPage),
})
