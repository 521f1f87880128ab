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
export {
  act,
  type ActionRequest,
  type Administration,
  decideProposal,
  longestReason,
  type OpenedProposal,
  proposalSeconds,
  waitingProposals,
} from './act.ts'
export { noteInAudit } from './note.ts'
