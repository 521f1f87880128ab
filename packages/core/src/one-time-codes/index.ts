export { fromBase32, toBase32 } from './base32.ts'
export { type CodeFormat, type CodeHash, hotp, timeStep, totp } from './hotp.ts'
export { type CodeState, type CodeVerdict, type CounterWindow, judgeCode } from './judge.ts'
export { formatOtpauth, type OtpauthKey, parseOtpauth } from './otpauth.ts'
