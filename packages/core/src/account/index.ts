export {
  type ActivityGroup,
  activityGroups,
  type ActivityWish,
  kindsOf,
  listActivity,
  wholeActivity,
} from './activity.ts'
export { canReport, findReportable, reportLine } from './report-line.ts'
export { factorsForAlways, setAlwaysTwoFactors } from './always-two-factors.ts'
export { changePassword } from './change-password.ts'
export { changeNames, type NamesFrom, namesFrom } from './change-names.ts'
export { type AccountChoices, accountChoices, type AccountWishes, configureAccount } from './configure.ts'
export { assuranceOf } from '../policy/assurance.ts'
export { type ActivityKind, activityKinds } from '../context/activity.ts'
export {
  allowDevice,
  allowService,
  type ConnectedService,
  connectedServices,
  endLastingAccess,
  withdrawService,
} from './services.ts'
