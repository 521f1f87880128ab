export { asciiDigits, typedCode } from './digits.ts'
export { typedText, typedWord, withoutPasted } from './marks.ts'
export { nearestName } from './nearest.ts'
