export type {
  AboutSection,
  AfterIdentifier,
  Alone,
  Due,
  Face,
  MethodPage,
  Room,
  RouteParts,
  Section,
} from './composition.ts'
export type { Places } from './route-policies.ts'
export type { ProviderEnv } from './environment.ts'
export { type Posted, readPosted } from './form.ts'
export type { Render } from './page.ts'
export type { SignedIn } from './session.ts'
export {
  type ForFreshPerson,
  forFreshPerson,
  type ForPerson,
  forPerson,
  type FreshlySignedIn,
} from './signed-in.ts'
export { type Asked, askedProps, type Shown } from './sign-in/shown.ts'
