export { type Managing, readClient, removeClient, updateClient } from './manage.ts'
export { isSelfRegistered } from './stored.ts'
export { registerClient, type RegistrationAnswer } from './register.ts'
