export type { Context, Destination, VerificationMethod } from './context.ts'
export { settingNames, unknownNames } from './faults.ts'
export type {
  Claim,
  EndedView,
  MethodCredential,
  MethodRefusal,
  MethodState,
  MethodView,
  OpenView,
  Strength,
  Verified,
  ViewParams,
} from './method-view.ts'
export type { DomainRule, ProviderSettings } from './provider-settings.ts'
export { providerSettings } from './settings.ts'
export type { Visitor } from './visitor.ts'
