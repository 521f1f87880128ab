export {
  accepts,
  checkOptions,
  checkTogether,
  optional,
  optionFaults,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/password/options'
