export { addPasskey, maxPasskeys, newPasskeyOptions } from './add.ts'
export { passkeysOnTheWay } from './on-the-way.ts'
export type { NotJudged } from './judge.ts'
export {
  type ListedPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  type UnknownPasskey,
  userDetails,
} from './manage.ts'
export type { CreationOptions, RequestOptions } from './options.ts'
export { passkeySignInOptions, signInWithPasskey, unknownPasskey } from './sign-in.ts'
