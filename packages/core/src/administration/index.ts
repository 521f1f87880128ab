export {
  administrationAsk,
  type Administrator,
  type FreshAdministrator,
  type NotAdministrator,
  requireAdministrator,
} from './require-administrator.ts'
export { setAdministrator } from './set-administrator.ts'
