export { type FakeCountry, fakeCountry, stateIn } from '../../../core/test/support/eid.ts'
