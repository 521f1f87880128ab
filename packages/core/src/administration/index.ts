export {
  administrationAsk,
  type Administrator,
  type FreshAdministrator,
  type NotAdministrator,
  requireAdministrator,
} from './require-administrator.ts'
export { setAdministrator } from './set-administrator.ts'
export {
  type AccountAction,
  accountActions,
  type ActionOutcome,
  type ActionParams,
  type AdministrationAction,
  administrationActions,
  type AdministrationActions,
  type ProviderAction,
  providerActions,
  usualFourEyes,
} from './actions.ts'
export { act, longestReason } from './act.ts'
export type { ActionRequest, Administration } from './perform.ts'
export { decideProposal, type OpenedProposal, proposalSeconds, waitingProposal, waitingProposals } from './proposals.ts'
export { noteInAudit, rowOfAudit } from './note.ts'
