export { asciiDigits, typedCode } from './digits.ts'
export { typedText, typedWord, withoutPasted } from './marks.ts'
