export {
  beginFactorRemoval,
  cancelFactorRemoval,
  findFactorRemoval,
  finishFactorRemovals,
  type RemovalView,
  waitingFactorRemoval,
} from './factor-removal.ts'
export {
  findLostFactorLink,
  listLostFactors,
  type LostFactor,
  type LostFactorGone,
  type LostFactorLink,
  reportLostFactor,
} from './lost-factor.ts'
export { findNotMe, type NotMeGone, reportNotMe } from './not-me.ts'
