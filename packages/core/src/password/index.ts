export {
  characterGroups,
  checkPassword,
  eulogin2025,
  euloginClassic,
  groupOf,
  nist80063b,
  normalisePassword,
  passwordPolicies,
  policyNamed,
  samplePasswords,
  specialCharacters,
} from '@laissez-passer/password'
export type {
  CharacterGroup,
  PasswordCheck,
  PasswordIssue,
  PasswordOwner,
  PasswordPolicy,
} from '@laissez-passer/password'
