export { type FakeCountry, fakeCountry } from '../../../core/test/support/eid.ts'
