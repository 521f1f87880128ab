export { passkey, passkeyMethod, type PasskeyView } from './method.ts'
