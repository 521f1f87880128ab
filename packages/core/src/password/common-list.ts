export { isCommonPassword } from '@laissez-passer/password/common'
