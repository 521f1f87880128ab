export { attacks, hostileIssuer, sign, type HostileIssuer } from '../../../relying-party/test/support/hostile-issuer.ts'
