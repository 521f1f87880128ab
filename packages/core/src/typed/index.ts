export {
  asciiDigits,
  nearestName,
  typedCode,
  typedText,
  typedWord,
  withoutPasted,
} from '@laissez-passer/password/typed'
