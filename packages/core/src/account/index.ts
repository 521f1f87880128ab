export { listActivity } from './activity.ts'
export { factorsForAlways, setAlwaysTwoFactors } from './always-two-factors.ts'
export { changePassword } from './change-password.ts'
export { type AccountChoices, accountChoices, configureAccount } from './configure.ts'
