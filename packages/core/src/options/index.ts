export {
  accepts,
  checkArgument,
  checkOptions,
  checkTogether,
  namesIn,
  optional,
  optionFaults,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/password/options'
