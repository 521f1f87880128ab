export { biometricChallenge, newBiometricsChallenge } from './biometrics.ts'
export { equal, fromBase64url, fromHex, hash, toBase64url, toHex, utf8 } from './bytes.ts'
export { associatedData, enrolmentProof, infos, pinCheckKey, pinKeyBytes } from './derivations.ts'
export { parsePublicJwk, type PublicJwk, readPublicJwk, thumbprint } from './jwk.ts'
export { type AuthenticatorLink, formatLink, parseLink } from './links.ts'
export {
  claimedIssuer,
  claimedKeyId,
  type Expected,
  type Signer,
  signMessage,
  type Verified,
  verifyMessage,
} from './message.ts'
export { type Claims, messageClaims, type MessageType } from './message-types.ts'
export { ocra, type OcraInput, type OcraSuite, parseOcraSuite } from './ocra.ts'
export {
  type BlindedPin,
  blindPin,
  evaluateBlinded,
  finalizePin,
  isBlinded,
  newOprfKey,
  outputOf,
  type RandomBytes,
} from './oprf.ts'
export { qrResponse, qrResponseSuite } from './qr-response.ts'
