export type { AboutSection, Section } from './account/section.ts'
export type { RouteParts } from './composition.ts'
export type { ProviderEnv } from './environment.ts'
export { type Posted, readPosted } from './form.ts'
export type { AfterIdentifier, Alone, Due, Face, MethodPage } from './methods/face.ts'
export type { Render } from './page.ts'
export type { Places, Room } from './room.ts'
export type { SignedIn } from './session.ts'
export {
  type ForFreshPerson,
  forFreshPerson,
  type ForPerson,
  forPerson,
  type FreshlySignedIn,
} from './signed-in.ts'
export { type Asked, askedProps, type Shown } from './sign-in/shown.ts'
