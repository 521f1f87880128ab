export { resourceTypes, schemas, serviceProviderConfig } from './about.ts'
export { fault, type ScimAnswer, type ScimType } from './answer.ts'
export { clientOf, parseScimClients, type ScimClient } from './clients.ts'
export {
  createUser,
  deleteUser,
  listUsers,
  patchUser,
  readOneUser,
  replaceUser,
  type ScimContext,
  type ScimRequest,
} from './users.ts'
