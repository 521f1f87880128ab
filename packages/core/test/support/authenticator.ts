export * from '../../../testing/src/authenticator.ts'
