export { type Managing, readClient, removeClient, updateClient } from './manage.ts'
export { addClient, listAddedClients } from './added.ts'
export { isSelfRegistered } from './stored.ts'
export { registerClient, type RegistrationAnswer } from './register.ts'
