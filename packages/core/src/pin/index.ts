export { checkPin, eulogin, nist, type PinIssue, type PinPolicy } from '@laissez-passer/password/pin'
