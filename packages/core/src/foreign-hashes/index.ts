export { type KeycloakPassword, readForeignHash, readKeycloakHash } from './formats.ts'
export { beginningOf, type ForeignHash, parseForeignHash, writeForeignHash } from './hash.ts'
export { costFault, foreignLimits } from './limits.ts'
